package org.wirewatch.desk.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.wirewatch.desk.access.Tokens;
import org.wirewatch.desk.api.UserBook.TokenInput;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.User;

/** The tokens of a user, the form for a new one, and showing it once. */
final class TokenParts {
  private final Desk desk;

  TokenParts(Desk desk) {
    this.desk = desk;
  }

  /**
   * List and form.
   *
   * @param path where tokens are posted to
   */
  Html render(User user, String path) {
    Instant now = desk.clock().instant();
    List<Html> rows = user.tokens().stream().map(token -> row(token, path, now)).toList();
    List<Html> scopes =
        Arrays.stream(Scope.values())
            .filter(user.role().scopes()::contains)
            .filter(desk.caller().get()::may)
            .map(
                scope ->
                    Html.of(
                        scope == Scope.READ
                            ? "<label><input type=\"checkbox\" name=\"scope\" value=\"{}\" checked> {}</label>"
                            : "<label><input type=\"checkbox\" name=\"scope\" value=\"{}\"> {}</label>",
                        scope.text(),
                        scope.text()))
            .toList();
    return Html.of(
        """
        {}
        <form class="stack" method="post" action="{}">
          <div class="field"><label for="token-name">Name</label><input id="token-name" name="name" required maxlength="60" autocomplete="off" placeholder="What it is for"></div>
          <div class="field"><label for="days">Days it holds</label><input id="days" name="days" type="number" min="1" max="3650" value="90" aria-describedby="days-help"><span id="days-help" class="muted small">empty: no end</span></div>
          <fieldset class="field"><legend>Scopes</legend><div class="choices">{}</div></fieldset>
          <p><button class="button">Make a token</button></p>
        </form>
        """,
        rows.isEmpty()
            ? Html.of(
                "<p class=\"muted\">None. A program shows a token in place of a password.</p>")
            : Html.of("<ol class=\"rows\">{}</ol>", rows),
        path,
        scopes);
  }

  private Html row(User.Token token, String path, Instant now) {
    boolean over = token.expiresAt() != null && !token.expiresAt().isAfter(now);
    Instant used = desk.state().accounts().lastUse(token.tokenId()).orElse(null);
    return Html.of(
        """
        <li class="row"><div>
          <h3>{}{}</h3>
          <p class="muted small"><code>ww_{}_…</code> · {} · made {}{}{}</p></div>
          <div class="row-side"><form method="post" action="{}"><button class="button danger small">Revoke</button></form></div>
        </li>
        """,
        token.name(),
        over ? Html.of(" <span class=\"state failed\">expired</span>") : Html.EMPTY,
        token.tokenId(),
        String.join(", ", token.scopes().stream().map(Scope::text).toList()),
        Parts.time(token.createdAt(), now),
        token.expiresAt() == null
            ? Html.text(", no end")
            : Html.of(", ends {}", Parts.time(token.expiresAt(), now)),
        used == null ? Html.EMPTY : Html.of(", used {}", Parts.time(used, now)),
        path + "/" + token.tokenId() + "/delete");
  }

  /** The page that shows a new token, the only time. */
  static Html secret(Tokens.Made made, String back) {
    return Html.of(
        """
        <section>
          <div class="page-head"><h1>Copy the token now</h1></div>
          <p>“{}” is stored as a hash. <strong>It is shown this one time.</strong></p>
          <p><code class="secret">{}</code></p>
          <p>Send it as <code>Authorization: Bearer …</code>, never in an address.</p>
          <p><a class="button primary" href="{}">I have copied it</a></p>
        </section>
        """,
        made.token().name(),
        made.secret(),
        back);
  }

  static TokenInput input(Context context) {
    String days = context.formParam("days");
    Duration lifetime = null;
    if (days != null && !days.isBlank()) {
      if (!days.strip().matches("[1-9]\\d{0,3}")) {
        throw Problem.invalid("days", "A number of days from 1 to 9999.");
      }
      lifetime = Duration.ofDays(Integer.parseInt(days.strip()));
    }
    return new TokenInput(context.formParam("name"), context.formParams("scope"), lifetime);
  }
}
