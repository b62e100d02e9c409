package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.wirewatch.desk.access.Tokens;
import org.wirewatch.desk.api.UserBook;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.User;

/** What people see and change of themselves: tokens, password, sessions. */
final class AccountPage implements DeskServer.Routes {
  private final UserBook users;
  private final Layout layout;
  private final TokenParts tokens;

  AccountPage(Desk desk, UserBook users, Layout layout) {
    this.users = users;
    this.layout = layout;
    this.tokens = new TokenParts(desk);
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/me", context -> page(context, null));
    routes.post("/me/password", this::password);
    routes.post("/me/sign-out", this::signOut);
    routes.post("/me/tokens", this::makeToken);
    routes.post("/me/tokens/{token}/delete", this::revokeToken);
  }

  private void page(Context context, Problem problem) {
    User me = users.me();
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>{}</h1><p class="muted">{}{}</p></div>
              {}
              <h2>My tokens</h2>
              {}
              {}
              <h2>Sessions</h2>
              <form method="post" action="/me/sign-out"><p>Sign out on every machine, this one included.</p><p><button class="button">Sign out everywhere</button></p></form>
            </section>
            """,
            me.name(),
            Parts.words(me.role()),
            me.teams().isEmpty() ? "" : " · " + String.join(", ", me.teams()),
            EntityPages.fault(problem),
            tokens.render(me, "/me/tokens"),
            Html.when(me.password() != null, AccountPage::passwordForm));
    context.html(layout.page(context, null, me.name(), body));
  }

  private static Html passwordForm() {
    return Html.of(
        """
        <h2>Password</h2>
        <form class="stack" method="post" action="/me/password">
          <div class="field"><label for="current">Current password</label><input id="current" name="current" type="password" autocomplete="current-password" required maxlength="256"></div>
          <div class="field"><label for="password">New password, at least 12 characters</label><input id="password" name="password" type="password" autocomplete="new-password" required minlength="12" maxlength="256"></div>
          <p><button class="button">Change it and sign out everywhere</button></p>
        </form>
        """);
  }

  private void password(Context context) {
    try {
      users.password(context.formParam("current"), context.formParam("password"));
      context.redirect("/login", HttpStatus.SEE_OTHER);
    } catch (Problem problem) {
      refused(context, problem);
    }
  }

  private void signOut(Context context) {
    users.signOut(users.me());
    context.redirect("/login", HttpStatus.SEE_OTHER);
  }

  private void makeToken(Context context) {
    try {
      Tokens.Made made = users.makeToken(users.me(), TokenParts.input(context));
      context.html(layout.page(context, null, "Token", TokenParts.secret(made, "/me")));
    } catch (Problem problem) {
      refused(context, problem);
    }
  }

  private void revokeToken(Context context) {
    users.revokeToken(users.me(), context.pathParam("token"));
    context.redirect("/me", HttpStatus.SEE_OTHER);
  }

  private void refused(Context context, Problem problem) {
    context.status(problem.status());
    page(context, problem);
  }
}
