package org.wirewatch.app.newsroom;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with holes: {@code {{name}}} is escaped, {@code {{{name}}}} is not, and {@code
 * {{#name}}…{{/name}}} stands once for a value, once for each element of a list of maps, not at all
 * for nothing. Thread-safe.
 */
final class Template {
  private static final Pattern TAG =
      Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{#(\\w+)}}|\\{\\{(\\w+)}}");

  private final String source;

  Template(String source) {
    this.source = source;
  }

  /** Fills the holes; a name that no map knows is an error in the template. */
  String render(Map<String, ?> values) {
    StringBuilder page = new StringBuilder(source.length() * 2);
    render(source, values, page);
    return page.toString();
  }

  /** Text as HTML or XML. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static void render(String source, Map<String, ?> values, StringBuilder page) {
    Matcher tag = TAG.matcher(source);
    int position = 0;
    while (tag.find(position)) {
      page.append(source, position, tag.start());
      position = tag.end();
      if (tag.group(1) != null) {
        page.append(value(tag.group(1), values));
      } else if (tag.group(3) != null) {
        page.append(escape(value(tag.group(3), values)));
      } else {
        String close = "{{/" + tag.group(2) + "}}";
        int end = source.indexOf(close, position);
        if (end < 0) {
          throw new IllegalArgumentException("template: no " + close);
        }
        section(source.substring(position, end), values.get(tag.group(2)), values, page);
        position = end + close.length();
      }
    }
    page.append(source, position, source.length());
  }

  private static void section(
      String inner, Object value, Map<String, ?> values, StringBuilder page) {
    if (value instanceof List<?> items) {
      for (Object item : items) {
        Map<String, Object> scope = new java.util.HashMap<>(values);
        ((Map<?, ?>) item).forEach((name, of) -> scope.put((String) name, of));
        render(inner, scope, page);
      }
    } else if (value != null && !Boolean.FALSE.equals(value)) {
      render(inner, values, page);
    }
  }

  private static String value(String name, Map<String, ?> values) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException("template: nothing is called " + name);
    }
    Object value = values.get(name);
    return value == null ? "" : value.toString();
  }
}
