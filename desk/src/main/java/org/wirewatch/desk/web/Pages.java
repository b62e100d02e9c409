package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.wirewatch.desk.api.AlertBook;
import org.wirewatch.desk.api.EntityBook;
import org.wirewatch.desk.api.OwnerBook;
import org.wirewatch.desk.api.SourceBook;
import org.wirewatch.desk.api.SubscriptionBook;
import org.wirewatch.desk.api.TopicBook;
import org.wirewatch.desk.api.UserBook;
import org.wirewatch.desk.http.Assets;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.LoginForm;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.net.SignedLinks;

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
      UserBook users,
      OwnerBook owners,
      SignedLinks links,
      Assets assets) {
    this.layout = new Layout(desk, alerts, assets);
    OwnerForm ownerForm = new OwnerForm(owners);
    this.pages =
        List.of(
            new LivePage(desk, layout),
            new ArticlePage(desk, layout),
            new StoryPages(desk, layout),
            new SearchPage(desk, layout),
            ownerForm,
            new BacktestPart(desk),
            new SubscriptionPages(desk, subscriptions, alerts, ownerForm, layout),
            new AlertPages(desk, subscriptions, alerts, layout),
            new LinkPages(subscriptions, alerts, links, layout),
            new SourcePages(desk, sources, layout),
            new EntityPages(entities, layout),
            new EntityPage(desk, entities, layout),
            new TopicPages(desk, topics, layout),
            new TopicPage(desk, topics, layout),
            new PeoplePages(desk, users, layout),
            new AccountPage(desk, users, layout),
            new AuditPage(desk, layout),
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

  /** The page that asks who one is. */
  public String login(Context context, LoginForm form) {
    return new LoginPage(layout).render(context, form);
  }
}
