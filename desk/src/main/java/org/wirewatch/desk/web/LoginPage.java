package org.wirewatch.desk.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wirewatch.desk.http.LoginForm;

/** The page that asks who one is. */
final class LoginPage {
  private final Layout layout;

  LoginPage(Layout layout) {
    this.layout = layout;
  }

  String render(Context context, LoginForm form) {
    Html body =
        Html.of(
            """
            <h1>Sign in</h1>
            <p id="login-fault" class="fault" role="alert">{}</p>
            {}{}{}{}
            """,
            form.fault() == null ? "" : form.fault(),
            Html.when(form.provider() != null, () -> provider(form)),
            Html.when(form.users(), () -> password(form)),
            Html.when(form.token(), () -> token(form)),
            Html.when(
                !form.users() && !form.token() && form.provider() == null,
                () ->
                    Html.of(
                        "<p>Nobody can sign in yet. On the machine of the desk: <code>./wirewatch users add NAME --role admin</code></p>")));
    return layout.bare(context, "Sign in", body);
  }

  private static Html provider(LoginForm form) {
    return Html.of(
        // no form: the policy form-action keeps forms from leading to another origin
        "<p><a class=\"button primary\" href=\"{}\">{}</a></p>",
        "/login/oidc?next=" + URLEncoder.encode(form.next(), StandardCharsets.UTF_8),
        form.provider());
  }

  private static Html password(LoginForm form) {
    return Html.of(
        """
        <form method="post" action="/login" class="stack">
          <input type="hidden" name="next" value="{}">
          <div class="field"><label for="name">Name</label>
          <input id="name" name="name" value="{}" autocomplete="username" required autofocus maxlength="100" aria-describedby="login-fault"></div>
          <div class="field"><label for="password">Password</label>
          <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256" aria-describedby="login-fault"></div>
          <p><button class="button primary">Sign in</button></p>
        </form>
        """,
        form.next(),
        form.name());
  }

  private static Html token(LoginForm form) {
    Html fields =
        Html.of(
            """
            <form method="post" action="/login" class="stack">
              <input type="hidden" name="next" value="{}">
              <div class="field"><label for="token">Token of this desk</label>
              <input id="token" name="token" type="password" autocomplete="off" required aria-describedby="login-fault"></div>
              <p><button class="button">Sign in with the token</button></p>
            </form>
            """,
            form.next());
    return form.users()
        ? Html.of("<details><summary>Token of this desk</summary>{}</details>", fields)
        : fields;
  }
}
