package org.wirewatch.desk.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.desk.state.Alert;
import org.wirewatch.desk.web.Highlighter.Mark;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Match.Clause;
import org.wirewatch.wire.Mute;
import org.wirewatch.wire.Notification;

/** Pieces of an alert: what people say of it, the query that fired, updates, mutes. Pure. */
final class AlertParts {
  private static final int ENTITIES_MAX = 5;

  private AlertParts() {}

  /** Buttons for the verdict and for taking charge, with what was said already. */
  static Html responses(Alert alert, AlertResponse response, Instant now) {
    Verdict verdict = response == null ? null : response.verdict();
    Instant acknowledged = response == null ? null : response.acknowledgedAt();
    return Html.of(
        """
        <form class="tools" method="post" action="/alerts/{}/response">
          <button class="button small" name="verdict" value="GOOD" aria-pressed="{}">Good</button>
          <button class="button small" name="verdict" value="BAD" aria-pressed="{}">Bad</button>
          {}
        </form>
        """,
        alert.alertId(),
        verdict == Verdict.GOOD,
        verdict == Verdict.BAD,
        acknowledged == null
            ? Html.of(
                "<button class=\"button small\" name=\"acknowledge\" value=\"true\">Acknowledge</button>")
            : Html.of(
                "<span class=\"muted small\">acknowledged {}</span>",
                Parts.time(acknowledged, now)));
  }

  /** The query as it was, with the clauses that fired marked, and what each of them matched. */
  static Html query(Notification notification) {
    String query = notification.query();
    if (query == null) {
      return Html.EMPTY;
    }
    List<Mark> marks = new ArrayList<>();
    List<Html> rows = new ArrayList<>();
    for (Clause clause : notification.match().clauses()) {
      marks.add(new Mark(clause.start(), clause.end(), "mark", "hit", "Fired", null));
      rows.add(
          Html.of(
              "<li><code>{}</code> <span class=\"muted small\">{}</span></li>",
              clause.text(),
              Parts.count(clause.spans().size(), "place")));
    }
    return Html.of(
        "<p class=\"fired\"><code class=\"query\">{}</code></p>{}",
        Highlighter.mark(query, marks),
        Html.when(!rows.isEmpty(), () -> Html.of("<ul class=\"tally\">{}</ul>", rows)));
  }

  static Html updates(Alert alert, Instant now) {
    List<Html> rows = new ArrayList<>();
    for (Notification update : alert.updates()) {
      rows.add(
          Html.of(
              "<li>{} <a href=\"/articles/{}\">{}</a> <span class=\"muted\">{}</span> <span class=\"why\">{}</span></li>",
              Parts.time(update.createdAt(), now),
              update.articleId(),
              update.title(),
              update.outlet(),
              update.news()));
    }
    return Html.when(
        !rows.isEmpty(),
        () -> Html.of("<h4>Updates of the story</h4><ol class=\"attempts\">{}</ol>", rows));
  }

  /**
   * What of the alert can be muted.
   *
   * @param article null when it is not in the archive
   */
  static Html mutes(Alert alert, EnrichedArticle article) {
    Notification notification = alert.notification();
    List<Html> rows = new ArrayList<>();
    if (notification.storyId() != null) {
      rows.add(mute(alert, Mute.Target.STORY, notification.storyId(), "This story"));
    }
    if (notification.outlet() != null) {
      rows.add(
          mute(
              alert, Mute.Target.OUTLET, notification.outlet(), "Outlet " + notification.outlet()));
    }
    if (article != null) {
      article.entities().stream()
          .limit(ENTITIES_MAX)
          .forEach(entity -> rows.add(mute(alert, Mute.Target.ENTITY, entity.id(), entity.name())));
    }
    rows.add(mute(alert, Mute.Target.SUBSCRIPTION, "", "The whole subscription"));
    return Html.of("<details class=\"mutes\"><summary>Mute</summary>{}</details>", rows);
  }

  private static Html mute(Alert alert, Mute.Target target, String id, String label) {
    return Html.of(
        """
        <form class="tools" method="post" action="/alerts/{}/mute"><span>{}</span>
          <input type="hidden" name="target" value="{}"><input type="hidden" name="id" value="{}">
          <button class="button small" name="for" value="hour">1 h</button>
          <button class="button small" name="for" value="tomorrow">until tomorrow</button>
          <button class="button small" name="for" value="week">a week</button></form>
        """,
        alert.alertId(),
        label,
        target.name(),
        id);
  }
}
