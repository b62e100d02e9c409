package org.wirewatch.ingest.feed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdom2.Namespace;

/**
 * Gives each name of a document the namespace that ROME expects, whatever the feed declares: an
 * unprefixed name belongs to the format of the feed, a prefix that is not declared means what it
 * means elsewhere.
 */
final class NameScope {
  private record Undo(int depth, String prefix, String before) {}

  private final Map<String, String> uris = new HashMap<>();
  private final List<Undo> undos = new ArrayList<>();
  private final EnumSet<Repair> repairs;
  private Family family;
  private Namespace own = Ns.NONE;

  NameScope(EnumSet<Repair> repairs) {
    this.repairs = repairs;
  }

  static boolean isDeclaration(Tag.Attr attribute) {
    return attribute.prefix().equals("xmlns")
        || (attribute.prefix().isEmpty() && attribute.local().equals("xmlns"));
  }

  /** Notes the {@code xmlns} attributes of the tag of an element at this depth. */
  void declarations(Tag tag, int depth) {
    for (Tag.Attr attribute : tag.attributes()) {
      if (isDeclaration(attribute)) {
        String prefix = attribute.prefix().isEmpty() ? "" : attribute.local();
        undos.add(new Undo(depth, prefix, uris.put(prefix, attribute.value())));
      }
    }
  }

  /** Forgets what elements at this depth and below declared. */
  void leave(int depth) {
    while (!undos.isEmpty() && undos.getLast().depth() >= depth) {
      Undo undo = undos.removeLast();
      if (undo.before() == null) {
        uris.remove(undo.prefix());
      } else {
        uris.put(undo.prefix(), undo.before());
      }
    }
  }

  /** Settles the format's own namespace, after the root's declarations were noted. */
  void root(Family family, String prefix, String version) {
    this.family = family;
    String uri = uris.get(prefix);
    Namespace declared = uri == null ? null : Ns.byUri(uri);
    own =
        switch (family) {
          case RSS, CDF -> Ns.NONE;
          case SITEMAP -> Ns.SITEMAP;
          case ATOM -> Ns.ATOM_03.equals(declared) || "0.3".equals(version) ? Ns.ATOM_03 : Ns.ATOM;
          case RDF -> {
            String unprefixed = uris.get("");
            boolean old = unprefixed != null && Ns.RSS_090.equals(Ns.byUri(unprefixed));
            yield old ? Ns.RSS_090 : Ns.RSS_10;
          }
        };
  }

  Namespace own() {
    return own;
  }

  /** The namespace of an element. */
  Namespace ofElement(String prefix) {
    String uri = uris.get(prefix);
    if (uri == null) {
      if (prefix.isEmpty()) {
        return own;
      }
      repairs.add(Repair.UNDECLARED_PREFIX);
      return canonical(prefix, Ns.byPrefix(prefix));
    }
    Namespace known = Ns.byUri(uri);
    if (known == null) {
      return prefix.isEmpty() ? own : canonical(prefix, Ns.byPrefix(prefix));
    }
    return canonical(prefix, known);
  }

  /** The namespace of an attribute; unprefixed ones have none. */
  Namespace ofAttribute(String prefix) {
    if (prefix.isEmpty()) {
      return Ns.NONE;
    }
    if (prefix.equals("xml")) {
      return Ns.XML;
    }
    String uri = uris.get(prefix);
    Namespace known = uri == null ? Ns.byPrefix(prefix) : Ns.byUri(uri);
    return known == null ? Ns.OTHER : known;
  }

  private Namespace canonical(String prefix, Namespace known) {
    if (known == null) {
      return Ns.OTHER;
    }
    boolean rss = known.equals(Ns.NONE) || known.equals(Ns.RSS_10) || known.equals(Ns.RSS_090);
    boolean atom = known.equals(Ns.ATOM) || known.equals(Ns.ATOM_03);
    if (rss) {
      return family == Family.ATOM ? Ns.OTHER : own;
    }
    if (atom) {
      return prefix.isEmpty() || family == Family.ATOM ? own : Ns.ATOM;
    }
    return known;
  }
}
