package org.wirewatch.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * A tree brought into the shape that its format prescribes and ROME insists on: one channel, all
 * entries where they belong, a version that exists.
 *
 * @param holder the element that describes the feed
 * @param entries the elements of the entries, in the order in which ROME reads them
 */
record FeedShape(FeedFormat format, Document document, Element holder, List<Element> entries) {

  static FeedShape of(XmlTree tree) throws UnreadableException {
    return switch (tree.family()) {
      case RSS -> rss(tree.root());
      case RDF -> rdf(tree);
      case ATOM -> atom(tree);
      default -> throw new IllegalArgumentException("family: not ROME's, " + tree.family());
    };
  }

  private static FeedShape rss(Element root) {
    Element rss = root;
    if (!root.getName().equals("rss")) {
      rss = new Element("rss").addContent(root);
    }
    FeedFormat format = rssFormat(rss.getAttributeValue("version", "2.0").strip());
    rss.setAttribute("version", version(format));
    Element channel = onlyChannel(rss, Ns.NONE);
    for (Element stray : List.copyOf(rss.getChildren())) {
      if (!stray.equals(channel)) {
        channel.addContent(stray.detach());
      }
    }
    limit(channel, "item", Ns.NONE);
    return new FeedShape(
        format, new Document(rss), channel, List.copyOf(channel.getChildren("item")));
  }

  private static FeedShape rdf(XmlTree tree) throws UnreadableException {
    Namespace own = tree.own();
    Element root = tree.root();
    root.setName("RDF");
    root.setNamespace(Ns.RDF);
    boolean feed = root.getChild("channel", own) != null || root.getChild("item", own) != null;
    if (!feed && !root.getChildren().isEmpty()) {
      throw new UnreadableException(Unreadable.Reason.NOT_A_FEED, "RDF without channel and items");
    }
    Element channel = onlyChannel(root, own);
    for (Element item : List.copyOf(channel.getChildren("item", own))) {
      root.addContent(item.detach());
    }
    limit(root, "item", own);
    FeedFormat format = own.equals(Ns.RSS_090) ? FeedFormat.RSS_090 : FeedFormat.RSS_10;
    // ROME tells RSS 1.0 by the namespaces declared at the root.
    root.addNamespaceDeclaration(Namespace.getNamespace(own.getURI()));
    return new FeedShape(
        format, new Document(root), channel, List.copyOf(root.getChildren("item", own)));
  }

  private static FeedShape atom(XmlTree tree) {
    Namespace own = tree.own();
    Element feed = tree.root();
    if (feed.getName().equals("entry")) {
      feed = new Element("feed", own).addContent(feed);
    }
    feed.setName("feed");
    feed.setNamespace(own);
    limit(feed, "entry", own);
    boolean old = own.equals(Ns.ATOM_03);
    if (old) {
      feed.setAttribute("version", "0.3");
    }
    return new FeedShape(
        old ? FeedFormat.ATOM_03 : FeedFormat.ATOM_10,
        new Document(feed),
        feed,
        List.copyOf(feed.getChildren("entry", own)));
  }

  private static Element onlyChannel(Element root, Namespace own) {
    List<Element> channels = new ArrayList<>(root.getChildren("channel", own));
    if (channels.isEmpty()) {
      Element channel = new Element("channel", own);
      root.addContent(0, channel);
      return channel;
    }
    Element channel = channels.getFirst();
    for (Element other : channels.subList(1, channels.size())) {
      other.detach();
      channel.addContent(other.cloneContent());
    }
    return channel;
  }

  private static void limit(Element parent, String name, Namespace own) {
    List<Element> entries = parent.getChildren(name, own);
    if (entries.size() > Limits.ENTRIES_MAX) {
      List.copyOf(entries.subList(Limits.ENTRIES_MAX, entries.size())).forEach(Element::detach);
    }
  }

  private static FeedFormat rssFormat(String version) {
    return switch (version) {
      case "0.9", "0.90" -> FeedFormat.RSS_090;
      case "0.91" -> FeedFormat.RSS_091;
      case "0.92" -> FeedFormat.RSS_092;
      case "0.93" -> FeedFormat.RSS_093;
      case "0.94" -> FeedFormat.RSS_094;
      default -> FeedFormat.RSS_20;
    };
  }

  private static String version(FeedFormat format) {
    return switch (format) {
      case RSS_090, RSS_091 -> "0.91";
      case RSS_092 -> "0.92";
      case RSS_093 -> "0.93";
      case RSS_094 -> "0.94";
      default -> "2.0";
    };
  }
}
