package org.wirewatch.desk.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.api.AlertBook;
import org.wirewatch.desk.http.Assets;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Scope;

/** The frame around every page: head, navigation, loading banner. */
final class Layout {
  private static final String THEME_COOKIE = "wirewatch_theme";

  private final Desk desk;
  private final UnseenAlerts unseen;
  private final Assets assets;

  Layout(Desk desk, AlertBook alerts, Assets assets) {
    this.desk = desk;
    this.unseen = new UnseenAlerts(desk, alerts);
    this.assets = assets;
  }

  /** Places in the navigation. */
  enum Place {
    LIVE("/", "Live", "M3 12h4l3-8 4 16 3-8h4"),
    SEARCH("/search", "Search", "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21"),
    STORIES("/stories", "Stories", "M4 6h16M4 12h16M4 18h10"),
    TOPICS("/topics", "Topics", "M3 12V4h8l10 10-8 8zM7.5 8.5h.01"),
    SUBSCRIPTIONS("/subscriptions", "Subscriptions", "M6 3h12v18l-6-4.5L6 21z"),
    ALERTS("/alerts", "Alerts", "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"),
    SOURCES("/sources", "Sources", "M5 19h.01M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14"),
    ENTITIES(
        "/entities", "Entities", "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5a7.5 7.5 0 0 1 15 0"),
    OPERATIONS("/operations", "Operations", "M4 7h16v4H4zM4 13h16v4H4zM7 9h.01M7 15h.01"),
    PEOPLE(
        "/people",
        "People",
        "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20a6.5 6.5 0 0 1 13 0M16 5.5a3.2 3.2 0 0 1 0 6.2M18 14.5a6.5 6.5 0 0 1 3.5 5.5"),
    AUDIT("/audit", "Audit log", "M6 3h12v18H6zM9 8h6M9 12h6M9 16h3");

    private final String path;
    private final String label;
    private final String icon;

    Place(String path, String label, String icon) {
      this.path = path;
      this.label = label;
      this.icon = icon;
    }
  }

  /** A whole page. */
  String page(Context context, Place place, String title, Html body) {
    return """
        <!doctype html>
        """
        + Html.of(
            """
            <html lang="en" data-theme="{}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="htmx-config" content="{}">
            <title>{} · Wirewatch</title>
            <link rel="icon" href="{}" type="image/svg+xml">
            <link rel="stylesheet" href="{}">
            <script src="{}" defer></script>
            <script src="{}" type="module"></script>
            </head>
            <body data-scopes="{}">
            <a class="skip" href="#main">Skip to content</a>
            <div class="frame">
            <header class="rail">
              <a class="brand" href="/" aria-label="Wirewatch, live">{}<span>Wirewatch</span></a>
              <nav aria-label="Main">{}</nav>
              <div class="rail-foot">
                <button class="theme" type="button" data-theme-toggle aria-label="Switch between light and dark">
                  <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a9 9 0 1 0 0 18z" class="solid"/><circle cx="12" cy="12" r="9"/></svg>
                  <span>Theme</span>
                </button>
                {}
              </div>
            </header>
            <main id="main" tabindex="-1">
            {}
            {}
            </main>
            </div>
            </body>
            </html>
            """,
            theme(context),
            "{\"allowEval\":false,\"includeIndicatorStyles\":false,\"selfRequestsOnly\":true}",
            title,
            assets.path("mark.svg"),
            assets.path("wirewatch.css"),
            assets.path("htmx.js"),
            assets.path("desk.js"),
            scopes(),
            mark(),
            navigation(context, place),
            signedIn(),
            banner(),
            body);
  }

  /** A page without navigation. */
  String bare(Context context, String title, Html body) {
    return "<!doctype html>\n"
        + Html.of(
            """
            <html lang="en" data-theme="{}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{} · Wirewatch</title>
            <link rel="icon" href="{}" type="image/svg+xml">
            <link rel="stylesheet" href="{}">
            </head>
            <body class="bare"><main id="main">
            <p class="brand">{}<span>Wirewatch</span></p>
            {}
            </main></body>
            </html>
            """,
            theme(context),
            title,
            assets.path("mark.svg"),
            assets.path("wirewatch.css"),
            mark(),
            body);
  }

  /** What is shown while the archive is being read; asks for itself again until all is there. */
  Html banner() {
    Desk.Loading loading = desk.loading();
    if (loading.ready()) {
      return Html.of("<div id=\"loading\"></div>");
    }
    String progress =
        loading.toRead() == 0
            ? "Waiting for Kafka"
            : Parts.number(loading.read()) + " of " + Parts.number(loading.toRead()) + " records";
    return Html.of(
        """
        <div id="loading" class="banner" role="status" hx-get="/loading" hx-trigger="every 1s" hx-swap="outerHTML">
          <span class="pulse" aria-hidden="true"></span>
          <p><strong>Catching up.</strong> The desk is reading what the topics hold: {}. Lists may be incomplete until then.</p>
          <progress max="{}" value="{}" aria-label="Records read"></progress>
        </div>
        """,
        progress,
        Math.max(1, loading.toRead()),
        loading.read());
  }

  static Html mark() {
    return Html.of(
        """
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path class="mark-wire" d="M1 16h5c4 0 5-8 10-8s6 8 10 8h5M6 16c4 0 5 8 10 8s6-8 10-8"/><circle class="mark-dot" cx="16" cy="16" r="3.4"/></svg>
        """);
  }

  private Html navigation(Context context, Place active) {
    List<Html> items = new ArrayList<>();
    boolean admin = desk.caller().find().map(Actor::admin).orElse(false);
    for (Place place : Place.values()) {
      if (!admin && (place == Place.PEOPLE || place == Place.AUDIT)) {
        continue;
      }
      String current = place == active ? "page" : "false";
      items.add(
          Html.of(
              """
              <a href="{}" aria-current="{}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg><span>{}</span>{}</a>
              """,
              place.path,
              current,
              place.icon,
              place.label,
              Html.when(
                  place == Place.ALERTS && active != null && desk.caller().find().isPresent(),
                  () -> unseen.badge(context))));
    }
    return Html.join(items);
  }

  /** What the style sheet hides by: forms that the server would refuse anyway. */
  private String scopes() {
    return desk.caller().find().stream()
        .flatMap(actor -> actor.scopes().stream())
        .map(Scope::text)
        .collect(Collectors.joining(" "));
  }

  private Html signedIn() {
    Optional<Actor> actor =
        desk.caller()
            .find()
            .filter(one -> one.via() != Actor.Via.LOCAL && one.via() != Actor.Via.LINK);
    if (actor.isEmpty()) {
      return Html.EMPTY;
    }
    Html who =
        actor.get().user()
            ? Html.of("<a class=\"link\" href=\"/me\">{}</a>", actor.get().name())
            : Html.EMPTY;
    return Html.of(
        "{}<form method=\"post\" action=\"/logout\"><button class=\"link\">Sign out</button></form>",
        who);
  }

  private static String theme(Context context) {
    String theme = context.cookie(THEME_COOKIE);
    return "dark".equals(theme) || "light".equals(theme) ? theme : "system";
  }
}
