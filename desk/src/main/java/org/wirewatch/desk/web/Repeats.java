package org.wirewatch.desk.web;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.desk.web.Highlighter.Mark;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.Span;

/** How an article repeats or updates an earlier one, and what is new in it. Pure. */
final class Repeats {
  private static final String NEW = "Not in the earlier article";

  private Repeats() {}

  /** A link to the earlier article that says how they relate; empty when there is none. */
  static Html link(EnrichedArticle article) {
    String original = original(article);
    return Html.when(
        original != null,
        () ->
            Html.of(
                " <a class=\"tag copy\" href=\"/articles/{}\">{}</a>", original, words(article)));
  }

  /** The same in a word, for lists. */
  static Html tag(EnrichedArticle article) {
    String original = original(article);
    return Html.when(
        original != null,
        () ->
            Html.of(
                "<a class=\"tag copy\" href=\"/articles/{}\" title=\"{}\">{}</a>",
                original,
                words(article),
                isUpdate(article) ? "update" : "copy"));
  }

  /** What the earlier article has not, in the title or the text; nothing of a verbatim copy. */
  static List<Mark> marks(EnrichedArticle article, String field) {
    List<Mark> marks = new ArrayList<>();
    if (article.duplicate() != null) {
      for (Span span : article.duplicate().changes()) {
        if (span.field().equals(field)) {
          marks.add(new Mark(span.start(), span.end(), "span", "new", NEW, null));
        }
      }
    }
    return marks;
  }

  private static String original(EnrichedArticle article) {
    Duplicate duplicate = article.duplicate();
    return duplicate != null ? duplicate.originalId() : article.duplicateOf();
  }

  private static boolean isUpdate(EnrichedArticle article) {
    return article.duplicate() != null && !article.duplicate().kind().repeats();
  }

  private static String words(EnrichedArticle article) {
    if (article.duplicate() == null) {
      return "copy of another article";
    }
    return switch (article.duplicate().kind()) {
      case EXACT -> "verbatim copy of another article";
      case COPY -> "copy of another article";
      case EDITED -> "edited copy of another article";
      case UPDATE -> "updates another article";
    };
  }
}
