package org.wirewatch.ingest.feed;

import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * Finds the page of a feed or an entry: its link, a permanent guid, an Atom id that is an address,
 * {@code rdf:about}; and the links for polling.
 */
final class LinkCompletion {
  private static final int NO_PAGE = Integer.MAX_VALUE;
  private static final List<String> PAGE_TYPES = List.of("text/html", "application/xhtml+xml");

  private final Namespace own;

  LinkCompletion(XmlTree tree) {
    this.own = tree.own();
  }

  void feed(Element holder, FeedDraft draft) {
    draft.link = page(holder);
    for (Element link : holder.getChildren()) {
      if (isAtomLink(link)) {
        String href = Texts.orNull(link.getAttributeValue("href"));
        String rel = link.getAttributeValue("rel", "alternate");
        if (href != null && rel.equals("hub")) {
          draft.hubs.add(href);
        } else if (href != null && rel.equals("self") && draft.self == null) {
          draft.self = href;
        }
      }
    }
    if (draft.id == null) {
      draft.id = about(holder);
    }
    if (draft.link == null && Links.isWeb(draft.id)) {
      draft.link = draft.id;
    }
  }

  void entry(Element entry, EntryDraft draft) {
    draft.link = page(entry);
    if (draft.id == null) {
      draft.id = Texts.first(about(entry), Texts.child(entry, "identifier", Ns.DC));
    }
    if (draft.link == null && Links.isWeb(draft.id) && isPermanent(entry)) {
      draft.link = draft.id;
    }
    if (draft.link == null) {
      draft.link = contentSource(entry);
    }
  }

  private static String about(Element element) {
    return Texts.orNull(element.getAttributeValue("about", Ns.RDF));
  }

  private boolean isPermanent(Element entry) {
    Element guid = entry.getChild("guid", own);
    return guid == null || !"false".equalsIgnoreCase(guid.getAttributeValue("isPermaLink"));
  }

  private String contentSource(Element entry) {
    Element content = entry.getChild("content", own);
    return content == null ? null : Texts.orNull(content.getAttributeValue("src"));
  }

  private boolean isAtomLink(Element element) {
    Namespace namespace = element.getNamespace();
    return element.getName().equals("link")
        && (namespace.equals(own) || namespace.equals(Ns.ATOM) || namespace.equals(Ns.ATOM_03));
  }

  /** The best of the links: one to a page before other forms of it; the last if several are. */
  String page(Element holder) {
    String best = null;
    int bestRank = NO_PAGE;
    for (Element link : holder.getChildren()) {
      if (!isAtomLink(link)) {
        continue;
      }
      String text = Texts.orNull(link.getText());
      String href = Texts.orNull(link.getAttributeValue("href"));
      int rank = rank(link);
      String target = text != null ? text : href;
      if (target != null && rank != NO_PAGE && rank <= bestRank) {
        best = target;
        bestRank = rank;
      }
    }
    return best;
  }

  private static int rank(Element link) {
    String rel = link.getAttributeValue("rel", "alternate");
    String type = link.getAttributeValue("type");
    if (rel.isBlank() || rel.equals("alternate") || rel.endsWith("#alternate")) {
      return type == null || PAGE_TYPES.contains(type) ? 0 : 1;
    }
    return NO_PAGE;
  }
}
