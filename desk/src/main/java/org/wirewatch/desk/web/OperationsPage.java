package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.wirewatch.desk.archive.Archive;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.state.DeadLetterEntry;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.desk.state.Operations;

/** How the pipeline is doing: groups with their lag, topics, dead letters. */
final class OperationsPage implements DeskServer.Routes {
  private static final int DEAD_LETTERS = 50;

  private final Desk desk;
  private final Layout layout;

  OperationsPage(Desk desk, Layout layout) {
    this.desk = desk;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/operations", this::page);
    routes.get("/operations/kafka", context -> context.html(kafka().toString()));
  }

  private void page(Context context) {
    Archive.Size size = desk.archive().size();
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>Operations</h1></div>
              <dl class="numbers">
                <div><dt>Articles</dt><dd>{}</dd></div>
                <div><dt>Stories</dt><dd>{}</dd></div>
                <div><dt>Subscriptions</dt><dd>{}</dd></div>
                <div><dt>Watching live</dt><dd>{}</dd></div>
              </dl>
              <div id="kafka" hx-get="/operations/kafka" hx-trigger="every 5s">{}</div>
              {}
            </section>
            """,
            Parts.number(size.articles()),
            Parts.number(size.stories()),
            Parts.number(
                desk.state().subscriptions().stream()
                    .filter(one -> desk.caller().sees(one.owner()))
                    .count()),
            Parts.number(desk.live().watching()),
            kafka(),
            Html.when(desk.caller().get().admin(), this::deadLetters));
    context.html(layout.page(context, Layout.Place.OPERATIONS, "Operations", body));
  }

  private Html kafka() {
    Operations.Report report = desk.operations().report();
    if (report.error() != null) {
      return Html.of("<p class=\"fault block\">Kafka cannot be asked: {}</p>", report.error());
    }
    List<Html> groups = report.groups().stream().map(OperationsPage::group).toList();
    List<Html> topics =
        report.topics().stream()
            .map(
                topic ->
                    Html.of(
                        "<tr><th scope=\"row\"><code>{}</code><p class=\"muted small\">{}</p></th><td class=\"num\">{}</td><td class=\"num\">{}</td></tr>",
                        topic.name(),
                        topic.purpose(),
                        topic.partitions(),
                        Parts.number(topic.records())))
            .toList();
    return Html.of(
        """
        <h2>Readers</h2>
        {}
        <h2>Topics</h2>
        <div class="scroll"><table><thead><tr><th scope="col">Topic</th><th scope="col" class="num">Partitions</th><th scope="col" class="num">Records</th></tr></thead><tbody>{}</tbody></table></div>
        """,
        groups.isEmpty()
            ? Html.of("<p class=\"muted\">No consumer group of this installation yet.</p>")
            : Html.of(
                "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Group</th><th scope=\"col\">State</th><th scope=\"col\" class=\"num\">Lag</th></tr></thead><tbody>{}</tbody></table></div>",
                groups),
        topics);
  }

  private static Html group(Operations.Group group) {
    String byTopic =
        group.lag().entrySet().stream()
            .map(entry -> entry.getKey() + " " + Parts.number(entry.getValue()))
            .collect(Collectors.joining(", "));
    return Html.of(
        "<tr><th scope=\"row\"><code>{}</code><p class=\"muted small\">{}</p></th><td>{}</td><td class=\"num {}\">{}</td></tr>",
        group.id(),
        byTopic,
        group.state(),
        group.total() > 0 ? "behind" : "level",
        Parts.number(group.total()));
  }

  private Html deadLetters() {
    Instant now = desk.clock().instant();
    List<Html> rows =
        desk.state().deadLetters(DEAD_LETTERS).stream().map(one -> row(one, now)).toList();
    Html list =
        rows.isEmpty()
            ? Parts.empty(
                "No dead letters", Html.of("Records that cannot be processed would be kept here."))
            : Html.of("<ol class=\"rows\">{}</ol>", rows);
    return Html.of("<h2 id=\"dead-letters\">Dead letters</h2>{}", list);
  }

  private static Html row(DeadLetterEntry entry, Instant now) {
    return Html.of(
        """
        <li class="row letter"><div>
          <p class="message"><span class="state failed">{}</span> {}</p>
          <p class="muted small">{} · from <code>{}</code> {} at offset {}</p>
          <details><summary>Original record, {} bytes</summary><pre class="bytes">{}</pre><p class="muted small">{}</p></details></div>
          <p class="row-side">{}</p>
        </li>
        """,
        entry.reason() == null
            ? "failed"
            : entry.reason().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
        entry.message() == null ? "No message" : Parts.shorten(entry.message(), 200),
        entry.service() == null ? "unknown service" : entry.service(),
        entry.topic(),
        entry.partition(),
        entry.offset(),
        Parts.number(entry.bytes()),
        entry.preview(),
        entry.exception(),
        Parts.time(entry.at(), now));
  }
}
