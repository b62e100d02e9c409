package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import org.wirewatch.desk.api.OwnerBook;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.wire.Subscription;

/** Whose a subscription is, and giving it to somebody else. */
final class OwnerForm implements DeskServer.Routes {
  private final OwnerBook book;

  OwnerForm(OwnerBook book) {
    this.book = book;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.post(
        "/subscriptions/{id}/owner",
        context -> {
          book.give(context.pathParam("id"), context.formParam("owner"));
          context.redirect("/subscriptions", HttpStatus.SEE_OTHER);
        });
  }

  Html render(Subscription one) {
    return Html.of(
        """
        <form class="inline-form" method="post" action="/subscriptions/{}/owner">
          <div class="field"><label for="owner">Belongs to</label><select id="owner" name="owner">{}</select></div>
          <button class="button">Give</button>
        </form>
        """,
        one.subscriptionId(),
        book.choices(one).stream()
            .map(
                choice ->
                    Html.of(
                        choice.chosen()
                            ? "<option value=\"{}\" selected>{}</option>"
                            : "<option value=\"{}\">{}</option>",
                        choice.owner(),
                        choice.name()))
            .toList());
  }
}
