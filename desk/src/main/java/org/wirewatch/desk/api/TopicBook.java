package org.wirewatch.desk.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.desk.archive.Found;
import org.wirewatch.desk.archive.ResultPage;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.knowledge.Names;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryNode.TopicClause;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.TopicDefinition;
import org.wirewatch.wire.TopicOverlay;
import org.wirewatch.wire.TopicScoring;

/**
 * Adds, changes, switches off and resets topics after checking them, and takes feedback. Everything
 * is written as a record of the {@code topics} topic, which enrich follows. Thread-safe.
 */
public final class TopicBook {
  private static final int EDITED_MAX = 1_000;
  private static final int ID_CHARS_MAX = 80;
  private static final Duration WEEK = Duration.ofDays(7);

  /** Addresses below {@code /topics/} that are no topic's page. */
  private static final Set<String> RESERVED = Set.of("new", "check", "preview", "export");

  private final Desk desk;
  private final TopicPreview preview;

  public TopicBook(Desk desk, TopicScoring scoring) {
    this.desk = desk;
    this.preview = new TopicPreview(desk, scoring);
  }

  /** What becomes of a topic. */
  public enum State {
    /** Articles are scored by it. */
    OK,
    /** Its query cannot be used; articles are not scored by it. */
    FAULTY,
    /** Switched off. */
    OFF
  }

  /**
   * A topic as the desk sees it.
   *
   * @param check of its query; null when it has none
   */
  public record Card(TopicOverlay.Entry entry, State state, QueryCheck check) {
    public TopicDefinition definition() {
      return entry.definition();
    }
  }

  /** All topics, also those that are switched off: those of the file in its order, then by id. */
  public List<Card> all() {
    requireLoaded();
    return desk.state().definedTopics().entries().stream().map(this::card).toList();
  }

  public Card get(String id) {
    requireLoaded();
    return card(entry(id));
  }

  /** Articles that were found to be about it, newest first. */
  public ResultPage<Found> articles(String id, String cursor, int limit) {
    try {
      return desk.archive().search().about(id, cursor, limit);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("after", e.getMessage());
    }
  }

  /** How many articles of the last 7 days were found to be about it. */
  public int articlesOfTheWeek(String id) {
    return desk.archive().search().countAbout(id, desk.clock().instant().minus(WEEK));
  }

  /** Whether a subscription can match by the topic; else it only leaves the topic out. */
  public static boolean wants(Subscription one, String topicId) {
    try {
      return NewsQuery.parse(one.query()).topicsWanted().contains(topicId.toLowerCase(Locale.ROOT));
    } catch (QueryException e) {
      return false;
    }
  }

  /** What becomes of subscriptions when no new article has the topic that they name. */
  public static String withoutTopic(List<Subscription> naming, String topicId) {
    if (naming.isEmpty()) {
      return "No subscription asks for it.";
    }
    long wanting = naming.stream().filter(one -> wants(one, topicId)).count();
    String asking = "Subscriptions ask for this topic; no new article will have it.";
    String leaving = "Subscriptions leave this topic out; they will get what it kept away.";
    return wanting == naming.size() ? asking : wanting == 0 ? leaving : asking + " " + leaving;
  }

  /** Subscriptions that name it, also those that leave it out. */
  public List<Subscription> subscriptions(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    return desk.state().subscriptions().stream()
        .filter(one -> desk.caller().sees(one.owner()))
        .filter(one -> asksFor(one, wanted))
        .toList();
  }

  /** Adds a topic under an id made of its name. */
  public synchronized Card add(TopicInput input) {
    requireLoaded();
    if (input.name() == null || input.name().isBlank()) {
      throw Problem.invalid("name", "A topic has a name.");
    }
    String plain = Names.normal(input.name()).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String stem =
        plain.isEmpty()
            ? Ids.of("topic", input.name())
            : plain.substring(0, Math.min(ID_CHARS_MAX, plain.length()));
    String id = RESERVED.contains(stem) ? stem + "-topic" : stem;
    for (int i = 2; desk.state().definedTopics().entry(id).isPresent(); i++) {
      id = stem + "-" + i;
    }
    return put(id, input);
  }

  /**
   * Adds the topic or replaces it; one that was switched off is on again.
   *
   * @throws Problem naming the field, and the place in the query, if it cannot be
   */
  public synchronized Card put(String id, TopicInput input) {
    requireLoaded();
    return save(checked(id, input));
  }

  /** What stands in the archive, scored by a definition that is not stored. */
  public TopicPreview.Result preview(String id, TopicInput input, int articles) {
    requireLoaded();
    TopicDefinition wanted = checked(id, input);
    Optional<TopicDefinition> saved =
        desk.state()
            .definedTopics()
            .entry(id)
            .map(this::card)
            .filter(card -> card.state() == State.OK)
            .map(Card::definition);
    return preview.of(wanted, saved.orElse(null), articles);
  }

  /** Switches a topic of the file off; takes an added one away. */
  public synchronized void remove(String id) {
    requireLoaded();
    TopicOverlay.Entry entry = entry(id);
    if (entry.origin() == TopicOverlay.Origin.EDITED && entry.below() == null) {
      desk.commands().deleteTopic(id);
    } else {
      save(entry.definition().disabled(true));
    }
  }

  /** Switches a topic on again, as it was when it was switched off. */
  public synchronized Card switchOn(String id) {
    requireLoaded();
    TopicOverlay.Entry entry = entry(id);
    TopicDefinition on = entry.definition().disabled(false);
    TopicDefinition below = entry.below();
    boolean unchanged = below != null && below.scoresLike(on) && below.name().equals(on.name());
    return unchanged ? reset(id) : save(on);
  }

  /** Brings the definition of the file back, and the topic with it if it was switched off. */
  public synchronized Card reset(String id) {
    requireLoaded();
    TopicOverlay.Entry entry = entry(id);
    if (entry.origin() != TopicOverlay.Origin.EDITED) {
      throw new Problem(409, "Nothing to reset", "This topic was not changed here.");
    }
    if (entry.below() == null) {
      throw new Problem(409, "Nothing to reset", "This topic was added here; delete it.");
    }
    desk.commands().deleteTopic(id);
    return card(entry(id));
  }

  /**
   * Takes an article or a text as an example of what belongs to the topic, or does not.
   *
   * @param articleId null when a text is given
   */
  public synchronized Card feedback(String id, String articleId, String text, boolean relevant) {
    requireLoaded();
    TopicDefinition topic = entry(id).definition();
    if ((articleId == null) == (text == null)) {
      throw Problem.invalid("article_id", "Give either article_id or text.");
    }
    String example = articleId == null ? TopicExamples.of(text) : example(articleId);
    if (example.isEmpty()) {
      throw Problem.invalid("text", "There is no text to learn from.");
    }
    try {
      TopicDefinition more = TopicExamples.with(topic, example, relevant);
      return more.equals(topic) ? get(id) : save(more);
    } catch (TopicDefinition.Broken e) {
      throw TopicInput.broken(e);
    }
  }

  private String example(String articleId) {
    EnrichedArticle article =
        desk.archive()
            .article(articleId)
            .orElseThrow(() -> Problem.invalid("article_id", "There is no such article."));
    return TopicExamples.of(article);
  }

  private TopicDefinition checked(String id, TopicInput input) {
    TopicDefinition topic = input.definition(id, desk.clock().instant());
    if (topic.description().isEmpty() && topic.query() == null && topic.positives().isEmpty()) {
      throw Problem.invalid("description", "Describe the topic, or give a query or examples.");
    }
    if (topic.query() != null) {
      QueryCheck check = QueryCheck.of(topic.query(), desk);
      if (!check.ok()) {
        throw SubscriptionBook.queryFault(check.fault());
      }
      requireOthers(id, check.query());
    }
    return topic;
  }

  /** A topic that asks for itself could only ever say what it said before. */
  private static void requireOthers(String id, NewsQuery query) {
    for (TopicClause clause : query.topicClauses()) {
      if (clause.topicId().equals(id.toLowerCase(Locale.ROOT))) {
        throw SubscriptionBook.queryFault(
            new QueryCheck.Remark(
                "A topic cannot ask for itself.", clause.start(), clause.end(), null));
      }
    }
  }

  private Card save(TopicDefinition topic) {
    TopicOverlay topics = desk.state().definedTopics();
    boolean another =
        topics
            .entry(topic.id())
            .filter(entry -> entry.origin() == TopicOverlay.Origin.EDITED)
            .isEmpty();
    if (another && topics.edited().size() >= EDITED_MAX) {
      throw new Problem(409, "Too many", "At most " + EDITED_MAX + " topics are edited.");
    }
    TopicDefinition changed = topic.changedAt(desk.clock().instant());
    desk.commands().save(changed);
    return topics.entry(changed.id()).map(this::card).orElseThrow(Problem::loading);
  }

  private Card card(TopicOverlay.Entry entry) {
    TopicDefinition topic = entry.definition();
    QueryCheck check = topic.query() == null ? null : QueryCheck.of(topic.query(), desk);
    if (topic.disabled()) {
      return new Card(entry, State.OFF, check);
    }
    return new Card(entry, check == null || check.ok() ? State.OK : State.FAULTY, check);
  }

  private TopicOverlay.Entry entry(String id) {
    return desk.state().definedTopics().entry(id).orElseThrow(() -> Problem.notFound("This topic"));
  }

  private static boolean asksFor(Subscription one, String topicId) {
    if (!one.query().toLowerCase(Locale.ROOT).contains(topicId)) {
      return false; // most are told without parsing
    }
    try {
      return NewsQuery.parse(one.query()).topics().contains(topicId);
    } catch (QueryException e) {
      return false;
    }
  }

  private void requireLoaded() {
    if (!desk.loading().stateReady()) {
      throw Problem.loading();
    }
  }
}
