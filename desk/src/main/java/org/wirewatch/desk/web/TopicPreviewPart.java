package org.wirewatch.desk.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.desk.api.TopicPreview.Day;
import org.wirewatch.desk.api.TopicPreview.Result;
import org.wirewatch.desk.api.TopicPreview.Scored;

/** What a definition finds in the archive, before it is stored. Pure. */
final class TopicPreviewPart {
  private static final int DAYS_MAX = 14;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private TopicPreviewPart() {}

  static Html render(Result result, Instant now) {
    if (result.articles() == 0) {
      return Html.of("<p class=\"muted\">There is no article in the archive yet.</p>");
    }
    return Html.of(
        """
        <h2 class="preview-head">{} of the newest {} would be about it{}</h2>
        {}
        {}{}{}{}
        """,
        Parts.number(result.about()),
        Parts.count(result.articles(), "article"),
        result.compared()
            ? ": " + result.entered() + " more, " + result.left() + " fewer than now"
            : "",
        days(result),
        part("New with this definition", result.entering(), now),
        part("No longer with this definition", result.leaving(), now),
        part("Surest", result.top(), now),
        part("On the border", result.borderline(), now));
  }

  private static Html days(Result result) {
    List<Day> days = result.days();
    List<Html> rows = new ArrayList<>();
    for (Day day : days.subList(Math.max(0, days.size() - DAYS_MAX), days.size())) {
      rows.add(
          Html.of(
              "<li><span>{}</span> <meter min=\"0\" max=\"{}\" value=\"{}\" title=\"{} of {} articles\"></meter> <span class=\"count\">{}</span></li>",
              DAY.format(day.day()),
              day.articles(),
              day.about(),
              day.about(),
              day.articles(),
              day.about()));
    }
    return Html.of("<ul class=\"tally bars days\">{}</ul>", rows);
  }

  private static Html part(String heading, List<Scored> scored, Instant now) {
    List<Html> cards = new ArrayList<>();
    for (Scored one : scored) {
      cards.add(TopicCard.render(one.article(), one.now(), one.before(), Html.EMPTY, now));
    }
    return Html.when(
        !cards.isEmpty(),
        () ->
            Html.of(
                "<h2 class=\"small-head\">{}</h2><div class=\"wire\">{}</div>", heading, cards));
  }
}
