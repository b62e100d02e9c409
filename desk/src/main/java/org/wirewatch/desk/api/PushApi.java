package org.wirewatch.desk.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.wirewatch.desk.api.Views.ReceiverView;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.wire.Subscription.Receiver;

/** The part of the JSON API by which browsers are added to subscriptions. */
public final class PushApi implements DeskServer.Routes {
  private static final String PATH = "/api/subscriptions/{id}/browsers";

  private final PushBook browsers;

  public PushApi(PushBook browsers) {
    this.browsers = browsers;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.post(PATH, this::add);
    routes.delete(PATH, this::remove);
  }

  private void add(Context context) {
    PushBook.Browser browser = Api.body(context, PushBook.Browser.class);
    Receiver added = browsers.add(context.pathParam("id"), browser);
    context.status(201);
    Api.json(context, ReceiverView.of(added, null));
  }

  private void remove(Context context) {
    PushBook.Browser browser = Api.body(context, PushBook.Browser.class);
    browsers.remove(context.pathParam("id"), browser.endpoint());
    context.status(204);
  }
}
