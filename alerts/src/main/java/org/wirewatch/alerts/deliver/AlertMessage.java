package org.wirewatch.alerts.deliver;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Notification.Item;
import org.wirewatch.wire.Notification.Kind;
import org.wirewatch.wire.Span;

/**
 * What a notification says to people, before it takes the form of a channel. Every text is plain,
 * of one line and bounded; only web addresses are links.
 *
 * @param heading the subscription in brackets, and what it is about
 * @param lead why it is sent; empty when the articles say it all
 * @param entries the articles
 * @param more how many articles are left out
 * @param all where they all are; null when it is not known where the desk is
 * @param query empty for a notice
 * @param subscription its page on the desk; null as {@code all}
 */
record AlertMessage(
    String heading,
    String lead,
    List<Entry> entries,
    int more,
    URI all,
    String query,
    URI subscription) {

  private static final int HEADING_CHARS_MAX = 180;
  private static final int TITLE_CHARS_MAX = 250;
  private static final int TEXT_CHARS_MAX = 400;
  private static final String CUT = "…";

  /**
   * An article.
   *
   * @param url null when it has none that can be a link
   * @param page on the desk; null when it is not known where that is
   * @param news what is new in its story; empty when all is
   */
  record Entry(
      String title,
      List<Span> titleSpans,
      URI url,
      URI page,
      String outlet,
      String excerpt,
      List<Span> excerptSpans,
      String why,
      String news) {}

  /**
   * Words a notification.
   *
   * @param entriesMax articles that the channel has room for, at least 1
   */
  static AlertMessage of(Notification notification, int entriesMax, DeskLinks desk) {
    List<Entry> all = new ArrayList<>();
    notification.items().forEach(item -> all.add(entry(item, desk)));
    if (all.isEmpty() && notification.kind() != Kind.NOTICE) {
      all.add(entry(notification, desk));
    }
    int articles = all.size() + notification.more();
    List<Entry> shown = List.copyOf(all.subList(0, Math.min(entriesMax, all.size())));
    return new AlertMessage(
        cut(
            "["
                + plain(notification.subscriptionName(), TITLE_CHARS_MAX)
                + "] "
                + collapse(about(notification, articles)),
            HEADING_CHARS_MAX),
        plain(lead(notification, articles), TEXT_CHARS_MAX),
        shown,
        articles - shown.size(),
        desk.alerts(notification.subscriptionId()),
        plain(notification.query(), TEXT_CHARS_MAX),
        desk.subscription(notification.subscriptionId()));
  }

  /** "+37 more"; empty when none is left out. */
  String moreText() {
    return more == 0 ? "" : "+" + more + " more";
  }

  /** The first link to an article, on the web or at least on the desk; null when there is none. */
  URI click() {
    for (Entry entry : entries) {
      if (entry.url() != null || entry.page() != null) {
        return entry.url() != null ? entry.url() : entry.page();
      }
    }
    return subscription;
  }

  private static String about(Notification notification, int articles) {
    String title = plain(notification.title(), TITLE_CHARS_MAX);
    return switch (notification.kind()) {
      case ALERT -> articles > 1 ? title + " (+" + (articles - 1) + " more)" : title;
      case UPDATE -> "Update: " + title;
      case DIGEST -> "Digest, " + count(articles) + ": " + title;
      case ESCALATION -> "Not acknowledged: " + title;
      case NOTICE -> title;
    };
  }

  private static String lead(Notification notification, int articles) {
    String news = notification.news() == null ? "" : notification.news();
    return switch (notification.kind()) {
      case ALERT -> articles > 1 ? count(articles) + " match." : "";
      case UPDATE -> news.isBlank() ? "There is news in this story." : "New: " + news;
      case DIGEST -> count(articles) + " since the last message.";
      case ESCALATION -> "Nobody has acknowledged this alert, so you are told.";
      case NOTICE -> news;
    };
  }

  private static String count(int articles) {
    return articles == 1 ? "1 article" : articles + " articles";
  }

  private static Entry entry(Item item, DeskLinks desk) {
    return entry(
        item.title(),
        item.url(),
        item.articleId(),
        item.outlet(),
        item.excerpt(),
        item.excerptSpans(),
        item.match(),
        item.news(),
        desk);
  }

  /** Of an update the news is in the lead. */
  private static Entry entry(Notification notification, DeskLinks desk) {
    return entry(
        notification.title(),
        notification.url(),
        notification.articleId(),
        notification.outlet(),
        notification.excerpt(),
        notification.excerptSpans(),
        notification.match(),
        null,
        desk);
  }

  private static Entry entry(
      String title,
      URI url,
      String articleId,
      String outlet,
      String excerpt,
      List<Span> excerptSpans,
      Match match,
      String news,
      DeskLinks desk) {
    List<Span> titleSpans =
        match.spans().stream().filter(span -> span.field().equals(Span.TITLE)).toList();
    return new Entry(
        plain(title, TITLE_CHARS_MAX),
        titleSpans,
        web(url),
        desk.article(articleId),
        plain(outlet, TITLE_CHARS_MAX),
        plain(excerpt, TEXT_CHARS_MAX),
        excerptSpans,
        plain(match.why(), TEXT_CHARS_MAX),
        plain(news, TEXT_CHARS_MAX));
  }

  private static URI web(URI url) {
    boolean web =
        url != null
            && ("http".equalsIgnoreCase(url.getScheme())
                || "https".equalsIgnoreCase(url.getScheme()));
    return web ? url : null;
  }

  /**
   * Each control character becomes a space, so that offsets hold; so does what turns text about.
   */
  private static String plain(String text, int charsMax) {
    return text == null
        ? ""
        : cut(
            text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]", " "),
            charsMax);
  }

  private static String collapse(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** At most so many characters, the last one an ellipsis if some are gone. */
  static String cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = charsMax - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }
}
