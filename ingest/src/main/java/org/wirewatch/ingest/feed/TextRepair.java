package org.wirewatch.ingest.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;
import org.jsoup.nodes.Entities;

/**
 * Turns every text of a feed, in place and before ROME reads it, into plain text or safe HTML:
 * inline markup, base64 and the types of Atom are solved, and links made absolute.
 */
final class TextRepair {
  private static final Set<String> OWN =
      Set.of(
          "title",
          "description",
          "subtitle",
          "tagline",
          "summary",
          "content",
          "fullitem",
          "body",
          "abstract");
  private static final Set<String> MODULES =
      Set.of("title", "description", "summary", "subtitle", "encoded", "body", "div", "keywords");
  private static final Set<String> VOID =
      Set.of("br", "img", "hr", "wbr", "source", "col", "input", "embed", "area");

  private final SafeHtml html = new SafeHtml();
  private final XmlTree tree;
  private final URI feedBase;

  TextRepair(XmlTree tree, URI feedBase) {
    this.tree = tree;
    this.feedBase = feedBase;
  }

  /** Repairs the texts that are children of a channel or an entry. */
  void children(Element holder) {
    URI base = null;
    for (Element child : holder.getChildren()) {
      boolean own = child.getNamespace().equals(tree.own());
      if (own ? OWN.contains(child.getName()) : MODULES.contains(child.getName())) {
        base = base == null ? Links.base(holder, feedBase) : base;
        repair(child, own && tree.family() == Family.ATOM, Links.baseWithin(child, base));
      }
    }
  }

  private void repair(Element element, boolean atom, URI base) {
    String value = atom ? atomValue(element, base) : looseValue(element, base);
    element.setContent(new Text(value));
    if (atom) {
      element.setAttribute("type", "html");
      // Atom 0.3 asks for the mode, Atom 1.0 does not know it.
      element.setAttribute("mode", "escaped");
    }
  }

  /** RSS says nothing of its texts: markup is markup, text is HTML. */
  private String looseValue(Element element, URI base) {
    List<Element> inner = element.getChildren();
    String text = inner.isEmpty() ? element.getText() : markup(element, base);
    String type = element.getAttributeValue("type");
    return "plain".equals(type) || "text/plain".equals(type)
        ? SafeHtml.ofText(text)
        : html.ofHtml(text, base);
  }

  private String atomValue(Element element, URI base) {
    String type = element.getAttributeValue("type", "text").strip().toLowerCase(Locale.ROOT);
    String mode = element.getAttributeValue("mode", "").strip().toLowerCase(Locale.ROOT);
    if (!element.getChildren().isEmpty()) {
      return html.ofHtml(markup(element, base), base);
    }
    String text = element.getText();
    boolean encoded = mode.equals("base64") || type.equals("application/octet-stream");
    if (encoded) {
      text = base64(text);
    }
    boolean isHtml =
        type.contains("html")
            || ((encoded || mode.equals("escaped")) && !type.equals("text/plain"));
    return isHtml ? html.ofHtml(text, base) : SafeHtml.ofText(text);
  }

  private static String base64(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The markup inside an element, as HTML. */
  private static String markup(Element element, URI base) {
    StringBuilder out = new StringBuilder();
    append(element, base, base, out);
    return out.toString();
  }

  private static void append(Element element, URI outer, URI base, StringBuilder out) {
    for (Content child : element.getContent()) {
      if (child instanceof Text text) {
        out.append(Entities.escape(text.getText()));
      } else if (child instanceof Element inner) {
        URI innerBase = Links.baseWithin(inner, base);
        out.append('<').append(inner.getName());
        inner
            .getAttributes()
            .forEach(
                a -> {
                  String value = a.getValue();
                  if (a.getName().equals("href") || a.getName().equals("src")) {
                    String resolved =
                        Objects.equals(innerBase, outer) ? value : Links.resolve(innerBase, value);
                    value = resolved == null ? "" : resolved;
                  }
                  out.append(' ')
                      .append(a.getName())
                      .append("=\"")
                      .append(Entities.escape(value))
                      .append('"');
                });
        out.append('>');
        append(inner, outer, innerBase, out);
        if (!VOID.contains(inner.getName())) {
          out.append("</").append(inner.getName()).append('>');
        }
      }
    }
  }
}
