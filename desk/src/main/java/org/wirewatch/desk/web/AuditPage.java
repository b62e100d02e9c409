package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.wirewatch.desk.api.AuditBook;
import org.wirewatch.desk.api.Paging;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.AuditEntry;

/** Who did what, for admins. */
final class AuditPage implements DeskServer.Routes {
  private static final int PAGE = 50;

  private final Desk desk;
  private final AuditBook audit;
  private final Layout layout;

  AuditPage(Desk desk, Layout layout) {
    this.desk = desk;
    this.audit = new AuditBook(desk);
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/audit", this::page);
  }

  private void page(Context context) {
    String target = context.queryParam("target");
    String actor = context.queryParam("actor");
    Paging.Page<AuditEntry> found = audit.newest(target, actor, Paging.of(context, PAGE));
    Instant now = desk.clock().instant();
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>Audit log</h1>{}</div>
              {}
              {}
            </section>
            """,
            target == null && actor == null
                ? Html.EMPTY
                : Html.of("<p><a href=\"/audit\">All entries</a></p>"),
            found.items().isEmpty()
                ? Parts.empty("Nothing was changed yet", Html.of("Every change is listed here."))
                : Html.of(
                    "<ol class=\"rows\">{}</ol>",
                    found.items().stream().map(entry -> row(entry, now)).toList()),
            found.next() == null ? Html.EMPTY : older(target, actor, found.next()));
    context.html(layout.page(context, Layout.Place.AUDIT, "Audit log", body));
  }

  private static Html older(String target, String actor, String next) {
    String filter =
        (target == null ? "" : "&target=" + encoded(target))
            + (actor == null ? "" : "&actor=" + encoded(actor));
    return Html.of(
        "<p><a class=\"button\" href=\"{}\">Older entries</a></p>",
        "/audit?after=" + next + filter);
  }

  private static Html row(AuditEntry entry, Instant now) {
    boolean failed = entry.action() == AuditEntry.Action.SIGN_IN_FAILED;
    return Html.of(
        """
        <li class="row"><div>
          <p><strong>{}</strong> <span class="state {}">{}</span> {}{}</p>
          {}{}</div>
          <div class="row-side"><p>{}<br>{}</p></div>
        </li>
        """,
        entry.actorName(),
        failed ? "failed" : "",
        Parts.words(entry.action()),
        entry.kind() == AuditEntry.Kind.SESSION ? "" : Parts.words(entry.kind()),
        entry.kind() == AuditEntry.Kind.SESSION || entry.targetId() == null
            ? Html.EMPTY
            : Html.of(
                " <a href=\"{}\"><code>{}</code></a>",
                "/audit?target=" + encoded(entry.targetId()),
                entry.targetId()),
        side("before", entry.before()),
        side("after", entry.after()),
        Parts.time(entry.at(), now),
        entry.address());
  }

  private static Html side(String name, String json) {
    return json == null
        ? Html.EMPTY
        : Html.of(
            "<p class=\"muted small address\">{} <code>{}</code></p>",
            name,
            Parts.shorten(json, 600));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
