package org.wirewatch.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.net.SignedLinks;
import org.wirewatch.wire.net.SignedLinks.Action;
import org.wirewatch.wire.net.SignedLinks.Target;

/** Links from messages to the desk; each is null when it is not known where the desk is. */
final class DeskLinks {
  private final String desk;
  private final SignedLinks signed;

  /**
   * @param desk address of the desk; null makes every link null
   * @param signed null leaves out the links that need no login
   */
  DeskLinks(URI desk, SignedLinks signed) {
    this.desk = desk == null ? null : desk.toString().replaceAll("/+$", "");
    this.signed = signed;
  }

  URI article(String articleId) {
    return articleId == null ? null : link("/articles/", articleId);
  }

  URI subscription(String subscriptionId) {
    return link("/subscriptions/", subscriptionId);
  }

  /** The subscription's alerts. */
  URI alerts(String subscriptionId) {
    return link("/alerts?subscription=", subscriptionId);
  }

  /** A link that does something to the alert without a login. */
  URI signed(Action action, Notification notification) {
    return signed == null
        ? null
        : signed.link(
            action,
            new Target(
                notification.subscriptionId(),
                notification.receiver().receiverId(),
                notification.storyId(),
                notification.articleId()));
  }

  private URI link(String path, String id) {
    return desk == null ? null : URI.create(desk + path + URLEncoder.encode(id, UTF_8));
  }
}
