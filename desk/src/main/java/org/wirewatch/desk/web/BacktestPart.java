package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.desk.api.Backtest;
import org.wirewatch.desk.api.Precision;
import org.wirewatch.desk.api.QueryCheck;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.EnrichedArticle;

/** What a query would have brought, beside the form before it is saved; marks stay in the form. */
final class BacktestPart implements DeskServer.Routes {
  private static final String MARK = "mark-";
  private static final int CHART_HEIGHT = 60;
  private static final int BAR_WIDTH = 12;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final Desk desk;

  BacktestPart(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.post("/subscriptions/backtest", this::run);
  }

  /** Where the result goes, and the button that asks for it; inside the form of the query. */
  static Html place() {
    return Html.of(
        """
        <p class="actions"><button class="button" type="button" hx-post="/subscriptions/backtest" hx-include="closest form" hx-target="#backtest" hx-indicator="#backtest-busy" hx-disabled-elt="this">Try on the last 30 days</button>
          <span id="backtest-busy" class="busy muted small" role="status">Searching the archive…</span></p>
        <div id="backtest" aria-live="polite"></div>
        """);
  }

  private void run(Context context) {
    String query = context.formParam("query") == null ? "" : context.formParam("query").strip();
    QueryCheck check = QueryCheck.of(query, desk);
    if (!check.ok()) {
      context.html(QueryEcho.faultOf(query, check).toString());
      return;
    }
    Map<String, Verdict> marks = marks(context);
    Instant now = desk.clock().instant();
    Backtest result = Backtest.of(desk.archive().search(), check.query(), marks, now);
    context.html(
        Html.join(List.of(QueryEcho.remarks(check), render(result, marks, now))).toString());
  }

  private static Map<String, Verdict> marks(Context context) {
    Map<String, Verdict> marks = new LinkedHashMap<>();
    context
        .formParamMap()
        .forEach(
            (name, values) -> {
              if (name.startsWith(MARK) && marks.size() < Backtest.MARKS_MAX) {
                String verdict = values.getLast();
                if (verdict.equals("GOOD") || verdict.equals("BAD")) {
                  marks.put(name.substring(MARK.length()), Verdict.valueOf(verdict));
                }
              }
            });
    return marks;
  }

  private static Html render(Backtest result, Map<String, Verdict> marks, Instant now) {
    Map<String, Verdict> elsewhere = new LinkedHashMap<>(marks);
    List<Html> samples = new ArrayList<>();
    for (Backtest.Sample sample : result.samples()) {
      String id = sample.article().articleId();
      elsewhere.remove(id);
      samples.add(sample(sample, marks.get(id), now));
    }
    List<Html> kept = new ArrayList<>();
    elsewhere.forEach(
        (id, verdict) ->
            kept.add(
                Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", MARK + id, verdict)));
    return Html.of(
        """
        <h2 class="preview-head">{} in {}: about {} and {} a day</h2>
        <p class="muted small">{} matched{}, {} of them copies. A story alerts once, one that was merged counts once.</p>
        {}
        <p class="precision">{}</p>
        <div class="wire">{}</div>{}
        """,
        Parts.count(result.alerts(), "alert"),
        Parts.count(result.daysCovered(), "day"),
        rate(result.alertsPerDay(), "alert"),
        rate(result.matchesPerDay(), "match"),
        Parts.count(result.matches(), "article"),
        result.complete() ? "" : " (more than are looked at)",
        Parts.number(result.copies()),
        chart(result.days()),
        precision(result.precision()),
        samples,
        kept);
  }

  private static String rate(double number, String one) {
    return String.format(
        Locale.ROOT, "%.1f %s", number, one.equals("match") ? "matches" : "alerts");
  }

  /** What is known of the precision, in words. */
  static String precision(Precision precision) {
    if (precision.value() == null) {
      return "Mark the samples good or bad to estimate how many alerts would be wanted.";
    }
    return String.format(
        Locale.ROOT,
        "%d good, %d bad: %.0f %% are wanted (95 %% interval %.0f to %.0f %%).",
        precision.good(),
        precision.bad(),
        precision.value() * 100,
        precision.low() * 100,
        precision.high() * 100);
  }

  private static Html chart(List<Backtest.Day> days) {
    int most = days.stream().mapToInt(Backtest.Day::matches).max().orElse(0);
    List<Html> bars = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      Backtest.Day day = days.get(i);
      int matches = height(day.matches(), most);
      int alerts = height(day.alerts(), most);
      bars.add(
          Html.of(
              "<g><title>{}: {}, {}</title><rect class=\"matches\" x=\"{}\" y=\"{}\" width=\"9\" height=\"{}\"/><rect class=\"alerting\" x=\"{}\" y=\"{}\" width=\"9\" height=\"{}\"/></g>",
              DAY.format(day.day()),
              Parts.count(day.matches(), "match", "matches"),
              Parts.count(day.alerts(), "alert"),
              i * BAR_WIDTH,
              CHART_HEIGHT - matches,
              matches,
              i * BAR_WIDTH,
              CHART_HEIGHT - alerts,
              alerts));
    }
    return Html.of(
        """
        <figure class="volume"><svg viewBox="0 0 {} {}" role="img" aria-label="Matches and alerts of each day">{}</svg>
          <figcaption class="muted small"><span>{}</span><span>dark: alerts, light: all matches, at most {} a day</span><span>{}</span></figcaption></figure>
        """,
        days.size() * BAR_WIDTH,
        CHART_HEIGHT,
        bars,
        DAY.format(days.getFirst().day()),
        Parts.number(most),
        DAY.format(days.getLast().day()));
  }

  private static int height(int number, int most) {
    return most == 0 ? 0 : (int) Math.ceil((double) number * CHART_HEIGHT / most);
  }

  private static Html sample(Backtest.Sample sample, Verdict marked, Instant now) {
    EnrichedArticle article = sample.article();
    Instant when = article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt();
    String name = MARK + article.articleId();
    return Html.of(
        """
        <div class="scored">{}
          <p class="why">{}</p>
          <p class="marks" hx-post="/subscriptions/backtest" hx-include="closest form" hx-target="#backtest" hx-trigger="change">{}{}</p>
        </div>
        """,
        ArticleCard.render(article, sample.match(), when, now),
        sample.match().why(),
        mark(name, Verdict.GOOD, marked),
        mark(name, Verdict.BAD, marked));
  }

  private static Html mark(String name, Verdict verdict, Verdict marked) {
    return Html.of(
        verdict == marked
            ? "<label><input type=\"radio\" name=\"{}\" value=\"{}\" checked> {}</label>"
            : "<label><input type=\"radio\" name=\"{}\" value=\"{}\"> {}</label>",
        name,
        verdict,
        Parts.words(verdict));
  }
}
