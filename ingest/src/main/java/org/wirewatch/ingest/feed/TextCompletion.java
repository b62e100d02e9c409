package org.wirewatch.ingest.feed;

import org.jdom2.Element;
import org.jdom2.Namespace;

/** Fills titles, summaries and contents that ROME has no place for. */
final class TextCompletion {
  private final Namespace own;

  TextCompletion(XmlTree tree) {
    this.own = tree.own();
  }

  void feed(Element holder, FeedDraft draft) {
    draft.title =
        Texts.first(
            draft.title,
            Texts.child(holder, "title", own),
            Texts.child(holder, "title", Ns.DC),
            Texts.child(holder, "title", Ns.ATOM),
            Texts.child(holder, "title", Ns.ITUNES));
    draft.description =
        Texts.first(
            draft.description,
            Texts.child(holder, "description", own),
            Texts.child(holder, "subtitle", own),
            Texts.child(holder, "tagline", own),
            Texts.child(holder, "description", Ns.DC),
            Texts.child(holder, "summary", Ns.ITUNES),
            Texts.child(holder, "subtitle", Ns.ITUNES),
            Texts.child(holder, "description", Ns.GOOGLEPLAY));
    draft.language =
        Texts.first(draft.language, Texts.child(holder, "language", Ns.DC), language(holder));
  }

  void entry(Element entry, EntryDraft draft) {
    draft.title =
        Texts.first(
            draft.title,
            Texts.child(entry, "title", own),
            Texts.child(entry, "title", Ns.DC),
            Texts.child(entry, "title", Ns.MEDIA),
            Texts.child(entry, "title", Ns.ITUNES));
    draft.content =
        Texts.first(
            draft.content,
            Texts.child(entry, "encoded", Ns.CONTENT),
            Texts.child(entry, "content", own),
            Texts.child(entry, "body", Ns.XHTML),
            Texts.child(entry, "div", Ns.XHTML),
            Texts.child(entry, "body", own),
            Texts.child(entry, "fullitem", own),
            secondSummary(entry, draft.summary));
    draft.summary =
        Texts.first(
            draft.summary,
            Texts.child(entry, "description", own),
            Texts.child(entry, "summary", own),
            Texts.child(entry, "abstract", own),
            Texts.child(entry, "description", Ns.DC),
            Texts.child(entry, "abstract", Ns.DCTERMS),
            Texts.child(entry, "summary", Ns.ITUNES),
            Texts.child(entry, "subtitle", Ns.ITUNES),
            Texts.child(entry, "description", Ns.GOOGLEPLAY),
            Texts.child(entry, "description", Ns.MEDIA));
    draft.language = Texts.first(Texts.child(entry, "language", Ns.DC), language(entry));
  }

  /** Some feeds give a description and a summary, where one is the whole text. */
  private String secondSummary(Element entry, String summary) {
    String second = Texts.child(entry, "summary", own);
    return second == null || second.equals(summary) ? null : second;
  }

  private static String language(Element element) {
    for (Element e = element; e != null; e = e.getParentElement()) {
      String language = e.getAttributeValue("lang", Ns.XML);
      if (language != null) {
        return Texts.orNull(language);
      }
    }
    return null;
  }
}
