package org.wirewatch.ingest.feed;

import java.net.URI;
import org.jdom2.Element;

/**
 * Reads RSS, RDF and Atom: repair the tree, let ROME read it, complete what ROME drops. The order
 * of the steps is the order below.
 */
final class XmlFeedReader {
  private final FeedShape shape;
  private final FeedDraft draft;

  private XmlFeedReader(FeedShape shape) {
    this.shape = shape;
    this.draft = new FeedDraft(shape.format());
    shape.entries().forEach(entry -> draft.entries.add(new EntryDraft()));
  }

  static FeedDraft read(XmlTree tree, URI base) throws UnreadableException {
    XmlFeedReader reader = new XmlFeedReader(FeedShape.of(tree));
    reader.repair(tree, base);
    reader.takeDates(new DateReader(tree));
    RomeReader.read(reader.shape, reader.draft);
    reader.complete(tree);
    return reader.draft;
  }

  /** Links of entries start from the site: the feed itself is often served by another host. */
  private void repair(XmlTree tree, URI base) {
    TextRepair texts = new TextRepair(tree, base);
    texts.children(shape.holder());
    new LinkRepair(tree, base).children(shape.holder());
    String page = new LinkCompletion(tree).page(shape.holder());
    URI site = Links.isWeb(page) ? Links.uri(page) : base;
    LinkRepair links = new LinkRepair(tree, site == null ? base : site);
    for (Element entry : shape.entries()) {
      texts.children(entry);
      links.children(entry);
    }
  }

  private void takeDates(DateReader dates) {
    dates.feed(shape.holder(), draft);
    for (int i = 0; i < shape.entries().size(); i++) {
      dates.entry(shape.entries().get(i), draft.entries.get(i));
    }
  }

  private void complete(XmlTree tree) {
    TextCompletion texts = new TextCompletion(tree);
    LinkCompletion links = new LinkCompletion(tree);
    PersonCompletion persons = new PersonCompletion(tree);
    ModuleCompletion modules = new ModuleCompletion(tree);
    Element holder = shape.holder();
    texts.feed(holder, draft);
    links.feed(holder, draft);
    persons.feed(holder, draft);
    modules.feed(holder, draft);
    for (int i = 0; i < shape.entries().size(); i++) {
      Element element = shape.entries().get(i);
      EntryDraft entry = draft.entries.get(i);
      texts.entry(element, entry);
      links.entry(element, entry);
      persons.entry(element, entry, draft);
      modules.entry(element, entry);
    }
  }
}
