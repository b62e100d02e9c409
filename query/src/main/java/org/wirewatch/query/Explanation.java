package org.wirewatch.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Span;

/** Says in one sentence which clauses fired on what. */
final class Explanation {
  private static final int CLAUSES_MAX = 6;
  private static final int FORMS_MAX = 3;

  private Explanation() {}

  static String of(EnrichedArticle article, List<Evidence> evidence) {
    if (evidence.size() == 1) {
      return "Matched " + describe(article, evidence.getFirst()) + ".";
    }
    Set<String> parts = new LinkedHashSet<>();
    for (Evidence found : evidence) {
      parts.add(describe(article, found));
    }
    List<String> shown = new ArrayList<>(parts).subList(0, Math.min(parts.size(), CLAUSES_MAX));
    int more = parts.size() - shown.size();
    return "Matched "
        + String.join("; ", shown)
        + (more > 0 ? "; and " + more + " more" : "")
        + ".";
  }

  private static String describe(EnrichedArticle article, Evidence found) {
    return switch (found.kind()) {
      case QueryProgram.TEXT -> {
        String words = written(article, found.spans());
        yield found.detail() < 0
            ? words
            : words + " with at most " + found.detail() + " words between";
      }
      case QueryProgram.SENTENCE -> written(article, found.spans()) + " within one sentence";
      case QueryProgram.WEIGHTED ->
          written(article, found.spans()) + " with weights of " + found.detail();
      default -> value(article, found);
    };
  }

  private static String value(EnrichedArticle article, Evidence found) {
    return switch (found.field()) {
      case OUTLET -> "outlet " + article.outlet();
      case LANG -> "language " + article.language().toLowerCase(Locale.ROOT);
      case TOPIC -> {
        TopicScore topic = article.topics().get(found.detail());
        yield String.format(Locale.ROOT, "topic %s (score %.2f)", topic.id(), topic.score());
      }
      default -> found.field().prefix() + " " + written(article, found.spans());
    };
  }

  /** The words that matched, as the article writes them, by field. */
  private static String written(EnrichedArticle article, List<Span> spans) {
    if (spans.size() == 1) {
      return written(article, spans.getFirst());
    }
    StringBuilder all = new StringBuilder();
    for (String field : List.of(Span.TITLE, Span.TEXT)) {
      String whole = field.equals(Span.TITLE) ? article.title() : article.text();
      Map<String, Integer> forms = new LinkedHashMap<>();
      for (Span span : spans) {
        if (span.field().equals(field)) {
          forms.merge(form(whole, span), 1, Integer::sum);
        }
      }
      if (!forms.isEmpty()) {
        all.append(all.isEmpty() ? "" : " and ");
        append(forms, all);
        all.append(" in the ").append(field);
      }
    }
    return all.toString();
  }

  private static String written(EnrichedArticle article, Span span) {
    return switch (span.field()) {
      case Span.TITLE -> '“' + form(article.title(), span) + "” in the title";
      case Span.TEXT -> '“' + form(article.text(), span) + "” in the text";
      default -> "";
    };
  }

  private static String form(String whole, Span span) {
    int end = Math.min(span.end(), whole.length());
    return onOneLine(whole.substring(Math.min(span.start(), end), end));
  }

  private static String onOneLine(String form) {
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (Character.isWhitespace(c) && (c != ' ' || (i > 0 && form.charAt(i - 1) == ' '))) {
        return form.replaceAll("\\s+", " ");
      }
    }
    return form;
  }

  private static void append(Map<String, Integer> forms, StringBuilder out) {
    int shown = 0;
    for (var form : forms.entrySet()) {
      out.append(shown == 0 ? "" : ", ");
      if (shown++ == FORMS_MAX) {
        out.append("…");
        return;
      }
      out.append('“').append(form.getKey()).append('”');
      if (form.getValue() > 1) {
        out.append(" (").append(form.getValue()).append(" times)");
      }
    }
  }
}
