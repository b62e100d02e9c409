package org.wirewatch.desk.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.wirewatch.wire.Delivery;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Notification;

/**
 * Notifications and deliveries in the index of the {@link Archive}, so that an alert can be
 * explained as long as their topics keep it, without keeping it in memory. One thread writes, any
 * thread reads.
 */
public final class AlertArchive {
  private static final String NOTIFICATION = "notification";
  private static final String DELIVERY = "delivery";

  /** Of a notification, the alerts that it tells of. */
  private static final String ALERT = "desk_alert";

  private static final String SUBSCRIPTION = "desk_subscription";

  /** Of a delivery. */
  private static final String NOTIFICATION_ID = "desk_notification";

  private static final int NOTIFICATIONS_MAX = 200;
  private static final int DELIVERIES_MAX = 1_000;
  private static final int VISITED_MAX = 5_000;

  private final Archive archive;

  AlertArchive(Archive archive) {
    this.archive = archive;
  }

  /**
   * What is known of an alert, oldest first, bounded: enough to make it again.
   *
   * @param notifications that tell of it, to whichever receiver
   */
  public record Told(List<Notification> notifications, List<Delivery> deliveries) {}

  /** Adds a notification; a notice is not kept. */
  void put(Notification notification, Instant arrived) {
    List<String> alertIds = notification.alertIds();
    if (alertIds.isEmpty()) {
      return;
    }
    Document document = new Document();
    alertIds.forEach(id -> document.add(new StringField(ALERT, id, Field.Store.NO)));
    document.add(new StringField(SUBSCRIPTION, notification.subscriptionId(), Field.Store.NO));
    Instant at = notification.createdAt() == null ? arrived : notification.createdAt();
    archive.put(
        document,
        NOTIFICATION,
        NOTIFICATION,
        notification.notificationId(),
        at,
        arrived,
        Json.bytes(notification));
  }

  /** Adds the outcome of an attempt. */
  void put(Delivery delivery, Instant arrived) {
    Document document = new Document();
    document.add(new StringField(NOTIFICATION_ID, delivery.notificationId(), Field.Store.NO));
    String id = delivery.notificationId() + '/' + delivery.attempt();
    archive.put(document, DELIVERY, DELIVERY, id, arrived, arrived, Json.bytes(delivery));
  }

  /** Forgets what arrived earlier, as the topics do. */
  void forget(Instant before) {
    Query old =
        NumericDocValuesField.newSlowRangeQuery(
            Archive.ARRIVED, Long.MIN_VALUE, before.toEpochMilli() - 1);
    for (String kind : List.of(NOTIFICATION, DELIVERY)) {
      archive.remove(Archive.kind(kind, old));
    }
  }

  /** What is known of an alert; nothing when it is unknown or was forgotten. */
  public Told told(String alertId) {
    return archive
        .search()
        .with(
            searcher -> {
              List<Notification> notifications =
                  read(
                      searcher,
                      Archive.kind(NOTIFICATION, new TermQuery(new Term(ALERT, alertId))),
                      NOTIFICATIONS_MAX,
                      Notification.class);
              List<BytesRef> ids =
                  notifications.stream().map(one -> new BytesRef(one.notificationId())).toList();
              return new Told(
                  notifications,
                  read(
                      searcher,
                      Archive.kind(DELIVERY, new TermInSetQuery(NOTIFICATION_ID, ids)),
                      DELIVERIES_MAX,
                      Delivery.class));
            });
  }

  /**
   * Shows notifications, newest first, until the visitor has seen enough; at most 5,000.
   *
   * @param subscriptionId null for all
   * @param until at the latest then, to the millisecond
   * @param visitor says whether to go on
   */
  public void visit(String subscriptionId, Instant until, Predicate<Notification> visitor) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        NumericDocValuesField.newSlowRangeQuery(Archive.WHEN, Long.MIN_VALUE, until.toEpochMilli()),
        Occur.FILTER);
    if (subscriptionId != null) {
      query.add(new TermQuery(new Term(SUBSCRIPTION, subscriptionId)), Occur.FILTER);
    }
    Query all = Archive.kind(NOTIFICATION, query.build());
    Sort newestFirst = new Sort(new SortField(Archive.WHEN, SortField.Type.LONG, true));
    archive
        .search()
        .with(
            searcher -> {
              for (ScoreDoc hit : searcher.search(all, VISITED_MAX, newestFirst).scoreDocs) {
                if (!visitor.test(read(searcher, hit, Notification.class))) {
                  break;
                }
              }
              return null;
            });
  }

  private static <T> List<T> read(IndexSearcher searcher, Query query, int max, Class<T> type)
      throws IOException {
    Sort oldestFirst = new Sort(new SortField(Archive.WHEN, SortField.Type.LONG));
    List<T> found = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, max, oldestFirst).scoreDocs) {
      found.add(read(searcher, hit, type));
    }
    return found;
  }

  private static <T> T read(IndexSearcher searcher, ScoreDoc hit, Class<T> type)
      throws IOException {
    return Json.read(Archive.bytes(searcher.storedFields().document(hit.doc)), type);
  }
}
