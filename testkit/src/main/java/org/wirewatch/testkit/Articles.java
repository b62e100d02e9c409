package org.wirewatch.testkit;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Figure;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Story;

/**
 * Builds articles for tests; everything not set has a sensible value, and each builder has an
 * address of its own.
 */
public final class Articles {
  private static int count;

  private String url = "https://outlet.example/article-" + next();
  private String title = "Council approves budget";
  private String text = "The council approved the budget on Monday.";
  private String outlet = "The Example Post";
  private String language = "en";
  private Instant publishedAt = Instant.parse("2026-03-02T09:00:00Z");
  private Instant firstSeenAt = Instant.parse("2026-03-02T09:00:05Z");
  private List<Article.Change> changes = List.of();
  private int revision = 1;
  private String duplicateOf;
  private String storyId;
  private List<String> absorbed = List.of();
  private Story.Added added;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Entity> entities = new ArrayList<>();
  private final List<Quote> quotes = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final List<TopicScore> topics = new ArrayList<>();

  private Articles() {}

  public static Articles anArticle() {
    return new Articles();
  }

  public Articles withUrl(String value) {
    url = value;
    return this;
  }

  public Articles withTitle(String value) {
    title = value;
    return this;
  }

  public Articles withText(String value) {
    text = value;
    return this;
  }

  public Articles withOutlet(String value) {
    outlet = value;
    return this;
  }

  public Articles withLanguage(String value) {
    language = value;
    return this;
  }

  public Articles publishedAt(Instant value) {
    publishedAt = value;
    return this;
  }

  public Articles firstSeenAt(Instant value) {
    firstSeenAt = value;
    return this;
  }

  public Articles withRevision(int value) {
    revision = value;
    return this;
  }

  /** What changed since the revision before. */
  public Articles withChanges(Article.Change... values) {
    changes = List.of(values);
    return this;
  }

  public Articles inStory(String value) {
    storyId = value;
    return this;
  }

  /** Stories that its story has taken in. */
  public Articles absorbed(String... storyIds) {
    absorbed = List.of(storyIds);
    return this;
  }

  /** What it added to its story. */
  public Articles added(Story.Added value) {
    added = value;
    return this;
  }

  public Articles copyOf(String articleId) {
    duplicateOf = articleId;
    return this;
  }

  public Articles withTopic(String id, double score) {
    topics.add(new TopicScore(id, score, List.of()));
    return this;
  }

  /** Adds an entity of the knowledge base, mentioned under the name given. */
  public Articles linking(
      EntityType type, String written, String id, String name, String... aliases) {
    int start = text.indexOf(written);
    if (start < 0) {
      throw new IllegalArgumentException("the text does not have: " + written);
    }
    mentions.add(new Mention(type, start, start + written.length(), written, id, name, 1.0));
    entities.add(new Entity(id, type, name, List.of(aliases), null, null, null, true, 1.0));
    return this;
  }

  /** Adds an entity that the knowledge base does not have, under the id given. */
  public Articles naming(EntityType type, String name, String id) {
    linking(type, name, id, name);
    entities.removeLast();
    entities.add(new Entity(id, type, name, List.of(), null, null, null, false, 0.9));
    return this;
  }

  /** Gives the entity that was added last the ids that it had before. */
  public Articles formerly(String... ids) {
    Entity last = entities.removeLast();
    entities.add(
        new Entity(
            last.id(),
            last.type(),
            last.name(),
            last.aliases(),
            last.wikidata(),
            last.kind(),
            last.country(),
            last.known(),
            last.confidence(),
            List.of(ids)));
    return this;
  }

  /** Adds a mention at the first place where the text has the name. */
  public Articles mentioning(EntityType type, String name) {
    int start = text.indexOf(name);
    if (start < 0) {
      throw new IllegalArgumentException("the text does not have: " + name);
    }
    String id = Ids.of(type.name(), name);
    mentions.add(new Mention(type, start, start + name.length(), name, id, name, 1.0));
    return this;
  }

  /** Adds a direct quote at the first place where the text has the words. */
  public Articles quoting(String speaker, String words) {
    int start = text.indexOf(words);
    if (start < 0) {
      throw new IllegalArgumentException("the text does not have: " + words);
    }
    String id = Ids.of(EntityType.PERSON.name(), speaker);
    quotes.add(
        new Quote(
            QuoteKind.DIRECT,
            start,
            start + words.length(),
            words,
            speaker,
            id,
            speaker,
            null,
            null,
            "said",
            1));
    return this;
  }

  /** Adds a counted quantity at the first place where the text has the words. */
  public Articles counting(String what, long value, String words) {
    int start = text.indexOf(words);
    if (start < 0) {
      throw new IllegalArgumentException("the text does not have: " + words);
    }
    int end = start + words.length();
    figures.add(new Figure(what, BigDecimal.valueOf(value), null, start, end, words));
    return this;
  }

  /** As ingest would write it. */
  public Article build() {
    URI address = URI.create(url);
    return new Article(
        Article.SCHEMA_VERSION,
        Ids.article(url),
        revision,
        Ids.of(outlet),
        outlet,
        address,
        address,
        title,
        text,
        language,
        List.of("Ada Byline"),
        publishedAt,
        null,
        firstSeenAt,
        outlet,
        "News",
        List.of(),
        null,
        List.of(),
        new Article.Provenance(firstSeenAt, 200, address, "test", Ids.of(title, text)),
        changes,
        null,
        List.of());
  }

  /** As enrich would write it, with the mentions, topics and story given. */
  public EnrichedArticle enriched() {
    return new EnrichedArticle(
        EnrichedArticle.SCHEMA_VERSION,
        Ids.article(url),
        revision,
        Ids.of(outlet),
        outlet,
        URI.create(url),
        title,
        text,
        language,
        List.of("Ada Byline"),
        publishedAt,
        firstSeenAt,
        firstSeenAt.plusMillis(300),
        "test",
        Ids.of(title, text),
        "News",
        List.of(),
        null,
        mentions,
        List.of(),
        quotes,
        List.of(),
        figures,
        List.of(),
        topics,
        duplicateOf,
        storyId == null ? Ids.of("story", url) : storyId,
        changes,
        null,
        List.of(),
        entities,
        List.of(),
        List.of(),
        null,
        null,
        absorbed,
        added);
  }

  private static synchronized int next() {
    return ++count;
  }
}
