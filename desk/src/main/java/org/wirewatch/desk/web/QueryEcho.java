package org.wirewatch.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.desk.api.QueryCheck;
import org.wirewatch.desk.api.QueryCheck.Remark;
import org.wirewatch.desk.web.Highlighter.Mark;

/** A query with the places of its fault and warnings underlined, and what is to be said of them. */
final class QueryEcho {
  private QueryEcho() {}

  /** The query's text with underlines; a fault without width is shown at the nearest character. */
  static Html underlined(String query, QueryCheck check) {
    List<Mark> marks = new ArrayList<>();
    if (check.fault() != null) {
      marks.add(mark(query, check.fault(), "bad"));
    }
    check.warnings().forEach(warning -> marks.add(mark(query, warning, "odd")));
    boolean atEnd = check.fault() != null && check.fault().start() >= query.length();
    return Html.of(
        "{}{}",
        Highlighter.mark(query, marks),
        atEnd ? Html.of("<mark class=\"bad\">&nbsp;</mark>") : Html.EMPTY);
  }

  /** What is wrong, in words, with the remedy. */
  static Html remarks(QueryCheck check) {
    List<Html> items = new ArrayList<>();
    if (check.fault() != null) {
      items.add(remark(check.fault(), "fault"));
    }
    check.warnings().forEach(warning -> items.add(remark(warning, "warning")));
    return Html.join(items);
  }

  /** A query that cannot be used, echoed with its fault. */
  static Html faultOf(String query, QueryCheck check) {
    return Html.of(
        """
        <div class="query-fault" role="alert">
          <pre class="echo">{}</pre>
          {}
        </div>
        """,
        underlined(query, check),
        remarks(check));
  }

  private static Html remark(Remark remark, String css) {
    return Html.of(
        "<p class=\"{}\">{}{}</p>",
        css,
        remark.message(),
        remark.suggestion() == null
            ? Html.EMPTY
            : Html.of(" <span class=\"suggestion\">{}</span>", capital(remark.suggestion())));
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Mark mark(String query, Remark remark, String css) {
    int start = Math.min(remark.start(), query.length());
    int end = Math.max(Math.min(remark.end(), query.length()), Math.min(start + 1, query.length()));
    return new Mark(start, end, "mark", css, remark.message(), null);
  }
}
