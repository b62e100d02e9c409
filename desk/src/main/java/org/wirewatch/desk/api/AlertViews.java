package org.wirewatch.desk.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.wirewatch.desk.api.TermSuggestions.Suggestion;
import org.wirewatch.desk.api.Views.ArticleSummary;
import org.wirewatch.desk.state.Alert;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.AlertResponse.Verdict;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Notification;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Subscription;

/** What the API says of alerts and backtests. */
final class AlertViews {
  private AlertViews() {}

  /** An alert with its updates, its deliveries and what people said of it. */
  record AlertView(
      String alertId,
      String subscriptionId,
      String subscriptionName,
      String query,
      String storyId,
      String articleId,
      String title,
      URI url,
      String outlet,
      String excerpt,
      List<Span> excerptSpans,
      Match match,
      Instant at,
      String news,
      List<UpdateView> updates,
      Verdict verdict,
      Instant acknowledgedAt,
      List<ReceiptView> deliveries) {
    static AlertView of(Alert alert, AlertResponse response) {
      Notification notification = alert.notification();
      return new AlertView(
          alert.alertId(),
          notification.subscriptionId(),
          notification.subscriptionName(),
          notification.query(),
          notification.storyId(),
          notification.articleId(),
          notification.title(),
          notification.url(),
          notification.outlet(),
          notification.excerpt(),
          notification.excerptSpans(),
          notification.match(),
          alert.at(),
          notification.news(),
          alert.updates().stream().map(UpdateView::of).toList(),
          response == null ? null : response.verdict(),
          response == null ? null : response.acknowledgedAt(),
          alert.receipts().stream().map(ReceiptView::of).toList());
    }
  }

  /** Something new in the story of an alert. */
  record UpdateView(
      String articleId,
      String title,
      URI url,
      String outlet,
      String news,
      String excerpt,
      Match match,
      Instant at) {
    static UpdateView of(Notification update) {
      return new UpdateView(
          update.articleId(),
          update.title(),
          update.url(),
          update.outlet(),
          update.news(),
          update.excerpt(),
          update.match(),
          update.createdAt());
    }
  }

  /** What became of a notification at one receiver. */
  record ReceiptView(
      String notificationId,
      Notification.Kind kind,
      Subscription.Channel channel,
      String address,
      Alert.State state,
      List<AttemptView> attempts) {
    static ReceiptView of(Alert.Receipt receipt) {
      return new ReceiptView(
          receipt.notificationId(),
          receipt.kind(),
          receipt.channel(),
          Receivers.masked(receipt.channel(), receipt.address()),
          receipt.state(),
          receipt.attempts().stream().map(AttemptView::of).toList());
    }
  }

  /** One attempt. */
  record AttemptView(
      int attempt,
      Delivery.Outcome outcome,
      Integer status,
      String error,
      Instant at,
      Instant nextAttemptAt,
      Long sinceFirstSeenMs) {
    static AttemptView of(Delivery delivery) {
      return new AttemptView(
          delivery.attempt(),
          delivery.outcome(),
          delivery.status(),
          delivery.error(),
          delivery.at(),
          delivery.nextAttemptAt(),
          delivery.sinceFirstSeenMs());
    }
  }

  /** Something that the owner of a subscription has to know. */
  record NoticeView(String notificationId, String news, Instant at) {
    static NoticeView of(Notification notice) {
      return new NoticeView(notice.notificationId(), notice.news(), notice.createdAt());
    }
  }

  /** How good the alerts of a subscription are, and what would make them better. */
  record QualityView(Precision precision, List<Suggestion> suggestions) {}

  /** A {@link Backtest} with summaries of the articles, and what is odd about the query. */
  record BacktestView(
      List<Backtest.Day> days,
      int daysCovered,
      int matches,
      int copies,
      int alerts,
      double matchesPerDay,
      double alertsPerDay,
      boolean complete,
      List<SampleView> samples,
      Precision precision,
      List<QueryCheck.Remark> warnings) {
    static BacktestView of(Backtest result, List<QueryCheck.Remark> warnings) {
      return new BacktestView(
          result.days(),
          result.daysCovered(),
          result.matches(),
          result.copies(),
          result.alerts(),
          result.matchesPerDay(),
          result.alertsPerDay(),
          result.complete(),
          result.samples().stream().map(SampleView::of).toList(),
          result.precision(),
          warnings);
    }
  }

  /**
   * A sample.
   *
   * @param sentence around the first match in the text; null when it is elsewhere
   */
  record SampleView(ArticleSummary article, Sentence sentence) {
    static SampleView of(Backtest.Sample sample) {
      return new SampleView(
          ArticleSummary.of(sample.article(), sample.match()),
          Sentence.around(sample.article().text(), sample.match().spans()));
    }
  }

  /** A piece of the text, {@code [start, end)}. */
  record Sentence(String text, int start, int end) {
    private static Sentence around(String text, List<Span> spans) {
      return Excerpt.around(text, spans)
          .map(
              piece ->
                  new Sentence(
                      text.substring(piece.start(), piece.end()), piece.start(), piece.end()))
          .orElse(null);
    }
  }
}
