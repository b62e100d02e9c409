package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.wirewatch.desk.api.AlertBook;
import org.wirewatch.desk.api.EntityBook;
import org.wirewatch.desk.api.SourceBook;
import org.wirewatch.desk.api.SubscriptionBook;
import org.wirewatch.desk.api.TopicBook;
import org.wirewatch.desk.http.Assets;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.http.SignedLink;
import org.wirewatch.desk.state.Desk;

/** All pages, and the frame they share. */
public final class Pages implements DeskServer.Routes {
  private final Layout layout;
  private final List<DeskServer.Routes> pages;

  public Pages(
      Desk desk,
      SubscriptionBook subscriptions,
      AlertBook alerts,
      SourceBook sources,
      EntityBook entities,
      TopicBook topics,
      SignedLink.Checker links,
      Assets assets,
      boolean guarded) {
    this.layout = new Layout(desk, assets, guarded);
    this.pages =
        List.of(
            new LivePage(desk, layout),
            new ArticlePage(desk, layout),
            new StoryPages(desk, layout),
            new SearchPage(desk, layout),
            new BacktestPart(desk),
            new SubscriptionPages(desk, subscriptions, alerts, layout),
            new AlertPages(desk, subscriptions, alerts, layout),
            new LinkPages(subscriptions, alerts, links, layout),
            new SourcePages(desk, sources, layout),
            new EntityPages(entities, layout),
            new EntityPage(desk, entities, layout),
            new TopicPages(desk, topics, layout),
            new TopicPage(desk, topics, layout),
            new OperationsPage(desk, layout));
  }

  @Override
  public void accept(RoutesConfig routes) {
    pages.forEach(page -> page.accept(routes));
    routes.get("/loading", context -> context.html(layout.banner().toString()));
    routes.get(
        "/*",
        context -> {
          throw Problem.notFound("This page");
        });
  }

  /** What is shown instead of a page. */
  public String error(Context context, Problem problem) {
    Html body =
        Html.of(
            """
            <section class="error-page">
              <p class="slug">{}</p>
              <h1>{}</h1>
              <p>{}</p>
              <p><a class="button" href="/">To the live wire</a></p>
            </section>
            """,
            problem.status(),
            problem.title(),
            problem.getMessage());
    return layout.page(context, null, problem.title(), body);
  }

  /** The page that asks for the token. */
  public String login(Context context, boolean wrong) {
    return layout.bare(
        context,
        "Sign in",
        Html.of(
            """
            <h1>Sign in</h1>
            <form method="post" action="/login" class="stack">
              <label for="token">Token of this desk</label>
              <input id="token" name="token" type="password" autocomplete="current-password" required autofocus aria-describedby="token-fault">
              <p id="token-fault" class="fault" role="alert">{}</p>
              <button class="button primary">Sign in</button>
            </form>
            """,
            wrong ? "That is not the token." : ""));
  }
}
