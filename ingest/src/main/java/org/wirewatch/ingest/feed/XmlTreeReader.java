package org.wirewatch.ingest.feed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;

/**
 * Reads XML, however broken, into the tree that ROME takes: no entity is fetched or expanded but
 * characters, no declaration is read, tags that do not match are closed where they must end. Time
 * and memory grow with the length of the text and are bounded by {@link Limits}.
 */
final class XmlTreeReader {
  private static final int JUNK_CHARS_MAX = 64 * 1024;

  private record Open(Element element, String name) {}

  private final String text;
  private final EnumSet<Repair> repairs;
  private final TagReader tags;
  private final NameScope names;
  private final UncheckedJDOMFactory factory = new UncheckedJDOMFactory();
  private final List<Open> open = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private Family family;
  private int elements;

  private XmlTreeReader(String text, EnumSet<Repair> repairs) {
    this.text = text;
    this.repairs = repairs;
    this.tags = new TagReader(text, repairs);
    this.names = new NameScope(repairs);
  }

  /**
   * Reads the tree.
   *
   * @param repairs what is mended is added here
   */
  static XmlTree read(String text, EnumSet<Repair> repairs) throws UnreadableException {
    return new XmlTreeReader(SitemapCut.newest(text, repairs), repairs).read();
  }

  private XmlTree read() throws UnreadableException {
    Tag rootTag = findRoot();
    names.declarations(rootTag, 0);
    names.root(family, rootTag.prefix(), rootTag.attribute("version"));
    Element root = element(rootTag);
    if (!rootTag.empty()) {
      open.add(new Open(root, qualified(rootTag)));
      content(rootTag.end());
    }
    return new XmlTree(family, root, names.own());
  }

  /** Skips the prolog, and whatever a server printed before it. */
  private Tag findRoot() throws UnreadableException {
    int limit = Math.min(text.length(), JUNK_CHARS_MAX);
    int at = text.indexOf('<');
    if (at > 0 && !text.substring(0, Math.min(at, limit)).isBlank()) {
      repairs.add(Repair.LEADING_JUNK);
    }
    while (at >= 0 && at < limit) {
      int next = at + 1;
      if (tags.startsAt(at)) {
        Tag tag = tags.read(at);
        if (tag == null || tag.local().equalsIgnoreCase("html")) {
          break;
        }
        family = tag.closes() ? null : Family.of(tag.local());
        if (family != null) {
          return tag;
        }
        repairs.add(Repair.LEADING_JUNK);
        next = tag.end();
      } else if (next < text.length() && text.charAt(next) == '!') {
        next = skipDeclaration(at);
      }
      at = next < 0 ? -1 : text.indexOf('<', next);
    }
    throw new UnreadableException(
        Unreadable.Reason.NOT_A_FEED, "no element of a known feed format");
  }

  private void content(int start) throws UnreadableException {
    int at = start;
    while (!open.isEmpty()) {
      int tagAt = text.indexOf('<', at);
      if (tagAt < 0) {
        run.append(XmlText.decode(text.substring(at), repairs));
        break;
      }
      if (tagAt > at) {
        run.append(XmlText.decode(text.substring(at, tagAt), repairs));
      }
      at = markup(tagAt);
      if (at < 0) {
        break;
      }
    }
    if (!open.isEmpty()) {
      cut();
    }
  }

  /** Handles what starts with the {@code <} at the offset; returns where to go on, or -1. */
  private int markup(int tagAt) throws UnreadableException {
    char next = tagAt + 1 < text.length() ? text.charAt(tagAt + 1) : ' ';
    if (next == '!' && text.startsWith("<![CDATA[", tagAt)) {
      int from = tagAt + "<![CDATA[".length();
      int end = text.indexOf("]]>", from);
      run.append(XmlText.strip(text.substring(from, end < 0 ? text.length() : end), repairs));
      return end < 0 ? -1 : end + 3;
    }
    if (next == '!') {
      return skipDeclaration(tagAt);
    }
    if (next == '?') {
      int end = text.indexOf("?>", tagAt);
      return end < 0 ? -1 : end + 2;
    }
    if (!tags.startsAt(tagAt)) {
      repairs.add(Repair.TAGS);
      run.append('<');
      return tagAt + 1;
    }
    Tag tag = tags.read(tagAt);
    if (tag == null) {
      return -1;
    }
    if (++elements > Limits.ELEMENTS_MAX) {
      repairs.add(Repair.LIMITED);
      return -1;
    }
    if (tag.closes()) {
      close(tag);
    } else {
      start(tag);
    }
    return tag.end();
  }

  private int skipDeclaration(int at) {
    if (text.startsWith("<!--", at)) {
      int end = text.indexOf("-->", at + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (text.startsWith("<!DOCTYPE", at)) {
      repairs.add(Repair.DOCTYPE);
    }
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (c == '>' && depth <= 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private void start(Tag tag) throws UnreadableException {
    closeForgotten(tag);
    flush();
    if (open.size() >= Limits.DEPTH_MAX) {
      throw new UnreadableException(
          Unreadable.Reason.TOO_DEEP, "elements nested deeper than " + Limits.DEPTH_MAX);
    }
    int depth = open.size();
    names.declarations(tag, depth);
    Element element = element(tag);
    Element parent = open.getLast().element();
    factory.addContent(parent, element);
    if (tag.empty()) {
      names.leave(depth);
    } else {
      open.add(new Open(element, qualified(tag)));
    }
  }

  /** A new entry ends what no entry can stand in; a new field ends the text before. */
  private void closeForgotten(Tag tag) {
    if (!tag.prefix().isEmpty() && !names.ofElement(tag.prefix()).equals(names.own())) {
      return;
    }
    String name = FieldNames.inCase(tag.local());
    int ended = FieldNames.isEntry(name, family) ? endedByEntry() : endedByField(name);
    if (ended < open.size()) {
      repairs.add(Repair.TAGS);
      closeTo(ended);
    }
  }

  /** Index of the outermost open element that a new entry ends; the number of them if none. */
  private int endedByEntry() {
    for (int i = open.size() - 1; i >= 0; i--) {
      Element element = open.get(i).element();
      if (isOwn(element) && element.getName().equals("content")) {
        return open.size();
      }
      if (i == 0 || FieldNames.holdsEntries(element.getName())) {
        return i + 1;
      }
    }
    return open.size();
  }

  private int endedByField(String name) {
    int last = open.size() - 1;
    for (int i = last; i > 0 && i >= last - 1; i--) {
      Element element = open.get(i).element();
      if (isOwn(element)
          && family != Family.SITEMAP
          && FieldNames.endsText(element.getName(), name)) {
        return i;
      }
    }
    return open.size();
  }

  private boolean isOwn(Element element) {
    return element.getNamespace().equals(names.own());
  }

  private void close(Tag tag) {
    String name = qualified(tag);
    int i = open.size() - 1;
    while (i >= 0 && !open.get(i).name().equalsIgnoreCase(name)) {
      i--;
    }
    if (i != open.size() - 1) {
      repairs.add(Repair.TAGS);
    }
    if (i >= 0) {
      closeTo(i);
    }
  }

  private void closeTo(int index) {
    flush();
    while (open.size() > index) {
      open.removeLast();
    }
    names.leave(index);
  }

  /** The text ended early: what is complete stays, an entry that was cut inside a field goes. */
  private void cut() {
    if (!repairs.contains(Repair.LIMITED)) {
      repairs.add(Repair.TRUNCATED);
    }
    flush();
    for (int i = open.size() - 2; i > 0; i--) {
      Element element = open.get(i).element();
      if (isOwn(element) && FieldNames.isEntry(element.getName(), family)) {
        element.detach();
      }
    }
  }

  private void flush() {
    if (run.isEmpty()) {
      return;
    }
    Element parent = open.getLast().element();
    if (!FieldNames.isContainer(parent.getName()) || !isBlank(run)) {
      factory.addContent(parent, factory.text(run.toString()));
    }
    run.setLength(0);
  }

  private Element element(Tag tag) {
    Namespace namespace = names.ofElement(tag.prefix());
    boolean own = namespace.equals(names.own()) && family != Family.CDF;
    String name = own ? FieldNames.inCase(tag.local()) : tag.local();
    Element element = factory.element(name, namespace);
    for (Tag.Attr attribute : tag.attributes()) {
      addAttribute(element, attribute);
    }
    return element;
  }

  private void addAttribute(Element element, Tag.Attr attribute) {
    if (NameScope.isDeclaration(attribute)) {
      return;
    }
    Namespace namespace = names.ofAttribute(attribute.prefix());
    if (element.getAttribute(attribute.local(), namespace) != null) {
      repairs.add(Repair.TAGS);
      return;
    }
    Attribute made = factory.attribute(attribute.local(), attribute.value(), namespace);
    factory.setAttribute(element, made);
  }

  private static String qualified(Tag tag) {
    return tag.prefix().isEmpty() ? tag.local() : tag.prefix() + ":" + tag.local();
  }

  private static boolean isBlank(CharSequence chars) {
    for (int i = 0; i < chars.length(); i++) {
      if (chars.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }
}
