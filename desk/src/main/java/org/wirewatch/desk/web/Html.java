package org.wirewatch.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.wirewatch.desk.api.Legible;

/**
 * A piece of HTML that is safe to send. Templates are constants with {@code {}} for values; every
 * value is escaped unless it is {@link Html} itself. A place is only allowed in text or between
 * double quotes of an attribute; in attributes that hold an address ({@code href}, {@code action}
 * …) anything but a local path or an http(s) URL is replaced by {@code #}. Immutable.
 *
 * @see "OWASP Cross Site Scripting Prevention Cheat Sheet"
 */
public final class Html {
  public static final Html EMPTY = new Html("");

  private static final ConcurrentHashMap<String, Template> TEMPLATES = new ConcurrentHashMap<>();

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /**
   * Fills a template.
   *
   * @param template a constant of the program, never text from outside
   * @param values text, numbers, {@link Html}, or an iterable of {@link Html}; null prints nothing
   * @throws IllegalArgumentException if the number of values is wrong or a place is not safe
   */
  public static Html of(String template, Object... values) {
    return TEMPLATES.computeIfAbsent(template, Template::parse).fill(values);
  }

  /** Text as text. */
  public static Html text(String text) {
    StringBuilder out = new StringBuilder();
    escape(text, out);
    return new Html(out.toString());
  }

  /** Pieces one after the other. */
  public static Html join(Iterable<Html> pieces) {
    StringBuilder out = new StringBuilder();
    pieces.forEach(piece -> out.append(piece.markup));
    return new Html(out.toString());
  }

  /** The markup, or nothing. */
  public static Html when(boolean condition, java.util.function.Supplier<Html> markup) {
    return condition ? markup.get() : EMPTY;
  }

  public boolean isEmpty() {
    return markup.isEmpty();
  }

  @Override
  public String toString() {
    return markup;
  }

  static void escape(CharSequence text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if ((c >= ' ' || c == '\n' || c == '\t') && !Legible.turnsDirection(c)) {
            out.append(c);
          }
        }
      }
    }
  }

  private static String safeAddress(String address) {
    String lower = address.strip().toLowerCase(java.util.Locale.ROOT);
    boolean local =
        lower.startsWith("#")
            || lower.startsWith("?")
            || (lower.startsWith("/") && !lower.startsWith("//") && !lower.startsWith("/\\"));
    return local || lower.startsWith("https://") || lower.startsWith("http://")
        ? address.strip()
        : "#";
  }

  private enum Place {
    TEXT,
    ATTRIBUTE,
    ADDRESS
  }

  private record Template(List<String> literals, List<Place> places) {
    private static final List<String> ADDRESSES =
        List.of("href", "src", "action", "formaction", "cite", "hx-get", "hx-post", "hx-delete");

    static Template parse(String text) {
      List<String> literals = new ArrayList<>();
      List<Place> places = new ArrayList<>();
      int from = 0;
      for (int at = text.indexOf("{}"); at >= 0; at = text.indexOf("{}", from)) {
        literals.add(text.substring(from, at));
        places.add(place(text, at));
        from = at + 2;
      }
      literals.add(text.substring(from));
      return new Template(List.copyOf(literals), List.copyOf(places));
    }

    private static Place place(String text, int at) {
      int open = text.lastIndexOf('<', at);
      int close = text.lastIndexOf('>', at);
      if (open <= close) {
        String element = open < 0 ? "" : text.substring(open + 1, close);
        if (element.startsWith("script") || element.startsWith("style")) {
          throw new IllegalArgumentException("a value inside <" + element + ">: " + text);
        }
        return Place.TEXT;
      }
      String tag = text.substring(open, at);
      long quotes = tag.chars().filter(c -> c == '"').count();
      if (quotes % 2 == 0) {
        throw new IllegalArgumentException("a value outside quotes in a tag: " + tag);
      }
      int quote = tag.lastIndexOf('"');
      int name = quote - 1;
      while (name > 0 && !Character.isWhitespace(tag.charAt(name - 1))) {
        name--;
      }
      String attribute = tag.substring(name, quote - 1);
      if (attribute.startsWith("on") || attribute.equals("style")) {
        throw new IllegalArgumentException("a value inside " + attribute + "=");
      }
      boolean whole = quote == tag.length() - 1;
      return whole && ADDRESSES.contains(attribute) ? Place.ADDRESS : Place.ATTRIBUTE;
    }

    Html fill(Object[] values) {
      if (values.length != places.size()) {
        throw new IllegalArgumentException(
            places.size() + " values wanted, " + values.length + " given: " + literals.getFirst());
      }
      StringBuilder out = new StringBuilder(literals.getFirst());
      for (int i = 0; i < values.length; i++) {
        append(values[i], places.get(i), out);
        out.append(literals.get(i + 1));
      }
      return new Html(out.toString());
    }

    private static void append(Object value, Place place, StringBuilder out) {
      switch (value) {
        case null -> {}
        case Html html when place == Place.TEXT -> out.append(html.markup);
        case Html html -> throw new IllegalArgumentException("markup in an attribute: " + html);
        case Iterable<?> many when place == Place.TEXT ->
            many.forEach(one -> append(one, place, out));
        default -> {
          String text = value.toString();
          escape(place == Place.ADDRESS ? safeAddress(text) : text, out);
        }
      }
    }
  }
}
