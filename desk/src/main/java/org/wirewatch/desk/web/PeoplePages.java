package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wirewatch.desk.access.Tokens;
import org.wirewatch.desk.api.Paging;
import org.wirewatch.desk.api.UserBook;
import org.wirewatch.desk.api.UserBook.UserInput;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.User;
import org.wirewatch.wire.User.Role;

/** People, for admins: who there is, adding and changing somebody, their tokens. */
final class PeoplePages implements DeskServer.Routes {
  private static final int PAGE = 50;

  private final UserBook users;
  private final Layout layout;
  private final TokenParts tokens;

  PeoplePages(Desk desk, UserBook users, Layout layout) {
    this.users = users;
    this.layout = layout;
    this.tokens = new TokenParts(desk);
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get(
        "/people", context -> list(context, new UserInput("", null, null, null, null), null));
    routes.post("/people", this::add);
    routes.get("/people/{id}", context -> page(context, user(context), null));
    routes.post("/people/{id}", this::change);
    routes.post("/people/{id}/disabled", this::disable);
    routes.post("/people/{id}/sign-out", this::signOut);
    routes.post("/people/{id}/tokens", this::makeToken);
    routes.post("/people/{id}/tokens/{token}/delete", this::revokeToken);
  }

  private void list(Context context, UserInput input, Problem problem) {
    int all = users.all().size();
    Paging.Page<User> page = users.page(Paging.of(context, PAGE));
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>People</h1><p class="muted">{}</p></div>
              {}
              {}
              <h2 class="small-head">Add somebody</h2>
              {}
            </section>
            """,
            Parts.count(all, "user"),
            EntityPages.fault(problem),
            all == 0
                ? Parts.empty(
                    "Nobody has to sign in",
                    Html.of(
                        "Whoever reaches this desk may do everything. Once you add the first user,"
                            + " an admin with a password, everybody signs in."))
                : Html.of(
                    "<ol class=\"rows\">{}</ol>{}",
                    page.items().stream().map(PeoplePages::row).toList(),
                    page.next() == null
                        ? Html.EMPTY
                        : Html.of(
                            "<p><a class=\"button\" href=\"/people?after={}\">More people</a></p>",
                            page.next())),
            form("/people", input, "Add", true));
    context.html(layout.page(context, Layout.Place.PEOPLE, "People", body));
  }

  private static Html row(User user) {
    return Html.of(
        """
        <li class="row"><div>
          <h3><a href="/people/{}">{}</a>{}</h3>
          <p class="muted small">{}{}</p></div>
          <div class="row-side"><p>{}</p></div>
        </li>
        """,
        user.userId(),
        user.name(),
        user.disabled() ? Html.of(" <span class=\"state failed\">disabled</span>") : Html.EMPTY,
        Parts.words(user.role()),
        user.teams().isEmpty() ? "" : " · " + String.join(", ", user.teams()),
        user.tokens().isEmpty() ? "" : Parts.count(user.tokens().size(), "token"));
  }

  private static Html form(String action, UserInput input, String button, boolean fresh) {
    List<Html> roles =
        Arrays.stream(Role.values())
            .map(
                role ->
                    Html.of(
                        role == input.role()
                            ? "<option value=\"{}\" selected>{}</option>"
                            : "<option value=\"{}\">{}</option>",
                        role.name(),
                        switch (role) {
                          case READER -> "Reader: sees, changes nothing";
                          case EDITOR -> "Editor: changes subscriptions, topics, entities";
                          case ADMIN -> "Admin: everything, people and sources too";
                        }))
            .toList();
    return Html.of(
        """
        <form class="stack" method="post" action="{}">
          <div class="field"><label for="name">Name</label>
          <input id="name" name="name" value="{}" required maxlength="100" autocomplete="off"></div>
          <div class="field"><label for="role">Role</label><select id="role" name="role">{}</select></div>
          <div class="field"><label for="teams">Teams</label>
          <input id="teams" name="teams" value="{}" maxlength="1000" autocomplete="off" placeholder="separated by commas"></div>
          <div class="field"><label for="password">{}</label>
          <input id="password" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="256"></div>
          <p class="actions"><button class="button primary">{}</button></p>
        </form>
        """,
        action,
        input.name(),
        roles,
        input.teams() == null ? "" : String.join(", ", input.teams()),
        fresh ? "Password, at least 12 characters" : "New password, or empty to keep it",
        button);
  }

  private void page(Context context, User user, Problem problem) {
    UserInput input = new UserInput(user.name(), user.role(), user.teams(), null, null);
    String path = "/people/" + user.userId();
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>{}</h1>{}
                <div class="tools">
                  <a class="button small" href="/audit?actor={}">What they did</a>
                  <form method="post" action="{}"><button class="button small">End their sessions</button></form>
                  <form method="post" action="{}"><input type="hidden" name="disabled" value="{}"><button class="button small">{}</button></form>
                </div>
              </div>
              {}
              {}
              {}
              <h2>Tokens</h2>
              {}
            </section>
            """,
            user.name(),
            user.disabled() ? Html.of("<span class=\"state failed\">disabled</span>") : Html.EMPTY,
            user.userId(),
            path + "/sign-out",
            path + "/disabled",
            !user.disabled(),
            user.disabled() ? "Enable" : "Disable",
            EntityPages.fault(problem),
            user.subject() == null
                ? Html.EMPTY
                : Html.of(
                    "<p class=\"muted\">Signs in at the identity provider, whose word on name and"
                        + " role counts at each sign-in.</p>"),
            form(path, input, "Save changes", false),
            tokens.render(user, path + "/tokens"));
    context.html(layout.page(context, Layout.Place.PEOPLE, user.name(), body));
  }

  private void add(Context context) {
    UserInput input = input(context);
    try {
      users.add(input);
      context.redirect("/people", HttpStatus.SEE_OTHER);
    } catch (Problem problem) {
      context.status(problem.status());
      list(context, input, problem);
    }
  }

  private void change(Context context) {
    try {
      users.change(context.pathParam("id"), input(context));
      context.redirect("/people", HttpStatus.SEE_OTHER);
    } catch (Problem problem) {
      refused(context, problem);
    }
  }

  private void disable(Context context) {
    boolean disabled = "true".equals(context.formParam("disabled"));
    try {
      users.change(context.pathParam("id"), new UserInput(null, null, null, disabled, null));
      back(context);
    } catch (Problem problem) {
      refused(context, problem);
    }
  }

  private void signOut(Context context) {
    users.signOut(user(context));
    back(context);
  }

  private void makeToken(Context context) {
    try {
      Tokens.Made made = users.makeToken(user(context), TokenParts.input(context));
      Html body = TokenParts.secret(made, "/people/" + context.pathParam("id"));
      context.html(layout.page(context, Layout.Place.PEOPLE, "Token", body));
    } catch (Problem problem) {
      refused(context, problem);
    }
  }

  private void revokeToken(Context context) {
    users.revokeToken(user(context), context.pathParam("token"));
    back(context);
  }

  private void refused(Context context, Problem problem) {
    context.status(problem.status());
    page(context, user(context), problem);
  }

  private static void back(Context context) {
    context.redirect("/people/" + context.pathParam("id"), HttpStatus.SEE_OTHER);
  }

  private User user(Context context) {
    return users.get(context.pathParam("id"));
  }

  private static UserInput input(Context context) {
    String teams = context.formParam("teams");
    return new UserInput(
        context.formParam("name"),
        role(context.formParam("role")),
        teams == null
            ? List.of()
            : Arrays.stream(teams.split(",", -1)).collect(Collectors.toList()),
        null,
        context.formParam("password"));
  }

  private static Role role(String text) {
    try {
      return text == null ? Role.READER : Role.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("role", "'" + text + "' is no role.");
    }
  }
}
