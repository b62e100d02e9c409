package org.wirewatch.alerts.subscription;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;

/**
 * What a person is told about a query before it is saved.
 *
 * @param ok whether it can be saved
 * @param lines for a terminal: the query with carets under the place, the message, the suggestion
 */
public record SubscriptionCheck(boolean ok, List<String> lines) {
  private static final int LINE_CHARS_MAX = 100;
  private static final String CUT = "…";

  public SubscriptionCheck {
    lines = List.copyOf(lines);
  }

  public static SubscriptionCheck of(String query) {
    List<String> lines = new ArrayList<>();
    try {
      for (NewsQuery.Warning warning : NewsQuery.parse(query).warnings()) {
        place(query, warning.start(), warning.end(), lines);
        lines.add("Warning: " + warning.message());
        warning.remedy().ifPresent(remedy -> lines.add("Suggestion: " + remedy));
      }
      lines.add("ok");
      return new SubscriptionCheck(true, lines);
    } catch (QueryException fault) {
      place(query, fault.start(), fault.end(), lines);
      lines.add("Characters " + fault.start() + " to " + fault.end() + ": " + fault.getMessage());
      fault.suggestion().ifPresent(remedy -> lines.add("Suggestion: " + remedy));
      return new SubscriptionCheck(false, lines);
    }
  }

  /** The part of the query around the place, and carets under it. */
  private static void place(String query, int start, int end, List<String> lines) {
    int from = query.length() <= LINE_CHARS_MAX ? 0 : Math.max(0, start - LINE_CHARS_MAX / 3);
    int to = Math.min(query.length(), from + LINE_CHARS_MAX);
    String before = from > 0 ? CUT : "";
    String shown = query.substring(from, to).replaceAll("\\p{Cntrl}|\\s", " ");
    lines.add(before + shown + (to < query.length() ? CUT : ""));
    int carets = Math.max(1, Math.min(end, to) - start);
    lines.add(" ".repeat(before.length() + start - from) + "^".repeat(carets));
  }
}
