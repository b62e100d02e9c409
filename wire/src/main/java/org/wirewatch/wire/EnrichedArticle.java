package org.wirewatch.wire;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * An article with everything that was found in it. All offsets are UTF-16 {@code [start, end)} into
 * {@link #text}, save in {@link #titleMentions}, where they are into {@link #title}.
 *
 * @param language ISO 639-1 code, or {@code und} when it could not be told
 * @param enrichedAt when the topology wrote the record
 * @param pipelineVersion changes whenever enrichment may give another result
 * @param duplicateOf id of the article whose content this one repeats; null when it is no copy
 * @param storyId the story it belongs to; null outside the topology
 * @param changes how this revision differs from the one before, as ingest found it
 * @param paywalled whether the page marks its text as not free to all; null when it does not say
 * @param corrections notes in which the newsroom corrects the article; they stand in the text too
 * @param entities whom and what the mentions name, once each, by first mention
 * @param affiliations who is stated to hold which role where
 * @param references phrases that stand for an entity without naming it
 * @param languageConfidence probability that the language is right, 0 to 1; null when not computed
 * @param duplicate how the article repeats or updates an earlier one; null when it does neither
 * @param storyAbsorbed ids of the stories that its story had taken in by then, oldest first: who
 *     was told of one of them was told of this one
 * @param added what its story did not have before it; null outside the topology
 */
public record EnrichedArticle(
    int schemaVersion,
    String articleId,
    int revision,
    String sourceId,
    String outlet,
    URI url,
    String title,
    String text,
    String language,
    List<String> authors,
    Instant publishedAt,
    Instant firstSeenAt,
    Instant enrichedAt,
    String pipelineVersion,
    String contentHash,
    String section,
    List<String> tags,
    URI image,
    List<Mention> mentions,
    List<Mention> titleMentions,
    List<Quote> quotes,
    List<Stance> stances,
    List<Figure> figures,
    List<Contract> contracts,
    List<TopicScore> topics,
    String duplicateOf,
    String storyId,
    List<Article.Change> changes,
    Boolean paywalled,
    List<String> corrections,
    List<Entity> entities,
    List<Affiliation> affiliations,
    List<Reference> references,
    Double languageConfidence,
    Duplicate duplicate,
    List<String> storyAbsorbed,
    Story.Added added) {

  public static final int SCHEMA_VERSION = 1;
  public static final String UNKNOWN_LANGUAGE = "und";

  public EnrichedArticle {
    Checks.present(articleId, "articleId");
    title = title == null ? "" : title;
    text = text == null ? "" : text;
    language = language == null ? UNKNOWN_LANGUAGE : language;
    authors = Checks.copy(authors);
    tags = Checks.copy(tags);
    mentions = Checks.copy(mentions);
    titleMentions = Checks.copy(titleMentions);
    quotes = Checks.copy(quotes);
    stances = Checks.copy(stances);
    figures = Checks.copy(figures);
    contracts = Checks.copy(contracts);
    topics = Checks.copy(topics);
    changes = Checks.copy(changes);
    corrections = Checks.copy(corrections);
    entities = Checks.copy(entities);
    affiliations = Checks.copy(affiliations);
    references = Checks.copy(references);
    storyAbsorbed = Checks.copy(storyAbsorbed);
  }

  /** A first revision without paywall, corrections or linked entities. */
  public EnrichedArticle(
      int schemaVersion,
      String articleId,
      int revision,
      String sourceId,
      String outlet,
      URI url,
      String title,
      String text,
      String language,
      List<String> authors,
      Instant publishedAt,
      Instant firstSeenAt,
      Instant enrichedAt,
      String pipelineVersion,
      String contentHash,
      String section,
      List<String> tags,
      URI image,
      List<Mention> mentions,
      List<Mention> titleMentions,
      List<Quote> quotes,
      List<Stance> stances,
      List<Figure> figures,
      List<Contract> contracts,
      List<TopicScore> topics,
      String duplicateOf,
      String storyId) {
    this(
        schemaVersion,
        articleId,
        revision,
        sourceId,
        outlet,
        url,
        title,
        text,
        language,
        authors,
        publishedAt,
        firstSeenAt,
        enrichedAt,
        pipelineVersion,
        contentHash,
        section,
        tags,
        image,
        mentions,
        titleMentions,
        quotes,
        stances,
        figures,
        contracts,
        topics,
        duplicateOf,
        storyId,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        null);
  }

  /** The same article in a story of which only the id is known. */
  public EnrichedArticle inStory(String story) {
    return placed(story, duplicateOf, duplicate, storyAbsorbed, added);
  }

  /**
   * The same article in its story.
   *
   * @param news what the article added to it
   */
  public EnrichedArticle inStory(Story story, Story.Added news) {
    return placed(story.storyId(), duplicateOf, duplicate, story.absorbed(), news);
  }

  /** The same article as a duplicate or an update of an earlier one. */
  public EnrichedArticle repeating(Duplicate found) {
    String original = found.kind().repeats() ? found.originalId() : null;
    return placed(storyId, original, found, storyAbsorbed, added);
  }

  private EnrichedArticle placed(
      String story, String original, Duplicate found, List<String> absorbed, Story.Added news) {
    return new EnrichedArticle(
        schemaVersion,
        articleId,
        revision,
        sourceId,
        outlet,
        url,
        title,
        text,
        language,
        authors,
        publishedAt,
        firstSeenAt,
        enrichedAt,
        pipelineVersion,
        contentHash,
        section,
        tags,
        image,
        mentions,
        titleMentions,
        quotes,
        stances,
        figures,
        contracts,
        topics,
        original,
        story,
        changes,
        paywalled,
        corrections,
        entities,
        affiliations,
        references,
        languageConfidence,
        found,
        absorbed,
        news);
  }

  /** What a mention names. */
  public enum EntityType {
    PERSON,
    ORGANIZATION,
    LOCATION,
    EVENT,
    PRODUCT,
    LAW,
    MONEY,
    DATE,
    NUMBER,
    MISC
  }

  /**
   * A name in the text.
   *
   * @param text exactly as written
   * @param entityId the same for every mention of one entity; null for money, dates and numbers
   * @param canonicalName the fullest form known; of money, dates and numbers the value: {@code USD
   *     45000000}, {@code 2026-01-20}, {@code 450}
   * @param confidence that the mention is a name of this type, 0 to 1
   */
  public record Mention(
      EntityType type,
      int start,
      int end,
      String text,
      String entityId,
      String canonicalName,
      double confidence) {
    public Mention {
      Checks.present(type, "type");
      Checks.range(start, end);
    }
  }

  /**
   * Whom or what mentions name.
   *
   * @param id stable across articles; of the knowledge base, or made from type and name
   * @param name canonical name
   * @param aliases other names by which queries find it
   * @param wikidata Wikidata id; null when it is not certain
   * @param kind such as {@code company}, {@code head-of-state}; null when unknown
   * @param country ISO 3166-1 alpha-2; null when unknown or international
   * @param known whether the knowledge base has it
   * @param confidence that the mentions name this entity, 0 to 1
   * @param formerIds under which older articles have it; queries by them find this one, too
   */
  public record Entity(
      String id,
      EntityType type,
      String name,
      List<String> aliases,
      String wikidata,
      String kind,
      String country,
      boolean known,
      double confidence,
      List<String> formerIds) {
    public Entity {
      Checks.present(id, "id");
      Checks.present(type, "type");
      aliases = Checks.copy(aliases);
      formerIds = Checks.copy(formerIds);
    }

    /** One that always had this id. */
    public Entity(
        String id,
        EntityType type,
        String name,
        List<String> aliases,
        String wikidata,
        String kind,
        String country,
        boolean known,
        double confidence) {
      this(id, type, name, aliases, wikidata, kind, country, known, confidence, List.of());
    }
  }

  /**
   * A phrase that stands for an entity: {@code the LinkedIn co-founder}, where the article says who
   * that is. Offsets are into the text.
   *
   * @param text as written
   */
  public record Reference(int start, int end, String text, String entityId, String canonicalName) {
    public Reference {
      Checks.range(start, end);
      Checks.present(entityId, "entityId");
    }
  }

  /**
   * Who is stated to hold which role, and where. Offsets are into the text.
   *
   * @param person as written
   * @param role as written; null when only the organisation is stated
   * @param organization as written; null when only the role is stated
   */
  public record Affiliation(
      String person,
      String personId,
      int personStart,
      int personEnd,
      String role,
      Integer roleStart,
      Integer roleEnd,
      String organization,
      String organizationId,
      Integer organizationStart,
      Integer organizationEnd) {
    public Affiliation {
      Checks.present(person, "person");
      Checks.range(personStart, personEnd);
    }
  }

  /** Whether the speaker's own words are given. */
  public enum QuoteKind {
    DIRECT,
    INDIRECT
  }

  /**
   * Something said.
   *
   * @param start offset of the words said, without quotation marks
   * @param speaker as written at the speaker's mention; null when unknown
   * @param speakerId entity id of the speaker; null when unknown
   * @param speakerStart offset of the mention that names the speaker; null when unknown
   * @param cue the verb or phrase that attributes, such as {@code said}; null when there is none
   * @param part 1 for a whole quote or the first piece of a split one, then 2, 3
   */
  public record Quote(
      QuoteKind kind,
      int start,
      int end,
      String text,
      String speaker,
      String speakerId,
      String speakerName,
      Integer speakerStart,
      Integer speakerEnd,
      String cue,
      int part) {
    public Quote {
      Checks.present(kind, "kind");
      Checks.range(start, end);
    }
  }

  /** A position that someone takes, or is reported not to take. */
  public enum StanceKind {
    FOR,
    AGAINST,
    UNCLEAR,
    REPORTED_SILENT
  }

  /**
   * Who stands where on what.
   *
   * @param target what the stance is about, as written
   */
  public record Stance(
      StanceKind kind, String entityId, String name, String target, int start, int end) {}

  /**
   * A counted quantity that may change from article to article.
   *
   * @param what the counted thing in its base form, such as {@code signature}
   * @param qualifier {@code about}, {@code more than}, {@code at least}; null for a plain count
   */
  public record Figure(
      String what, BigDecimal value, String qualifier, int start, int end, String text) {}

  /**
   * A contract or a sum of money with the parties as far as stated.
   *
   * @param currency ISO 4217; null when not stated
   */
  public record Contract(
      BigDecimal amount,
      String currency,
      String payer,
      String payerId,
      String payee,
      String payeeId,
      String what,
      int start,
      int end,
      String text) {}

  /** How an article relates to an earlier one that it repeats in whole or in part. */
  public enum DuplicateKind {
    /** Word for word, but for typography. */
    EXACT,
    /** The same text, perhaps cut, with another headline or credit line. */
    COPY,
    /** The same report with words changed, and no other facts. */
    EDITED,
    /** Mostly the same text with other numbers, names or dates: news, and no duplicate. */
    UPDATE;

    /** Whether the article says nothing that the original does not. */
    public boolean repeats() {
      return this != UPDATE;
    }
  }

  /**
   * The earlier article that this one repeats or updates.
   *
   * @param originalId the first article known with that text
   * @param containment share of the shorter one's text that stands in the other, 0 to 1
   * @param changes what this article has and the original has not, in order; bounded
   */
  public record Duplicate(
      String originalId, DuplicateKind kind, double containment, List<Span> changes) {
    public Duplicate {
      Checks.present(originalId, "originalId");
      Checks.present(kind, "kind");
      changes = Checks.copy(changes);
    }
  }

  /**
   * A topic that the article is about.
   *
   * @param id from the topic's definition
   * @param score probability that the article is about it, 0 to 1
   * @param evidence what speaks for it
   * @param signals what the score rests on; null in articles enriched before there were any
   */
  public record TopicScore(String id, double score, List<Span> evidence, TopicSignals signals) {
    public TopicScore {
      Checks.present(id, "id");
      evidence = Checks.copy(evidence);
    }

    /** Without its signals. */
    public TopicScore(String id, double score, List<Span> evidence) {
      this(id, score, evidence, null);
    }
  }

  /**
   * Shares of the signals in a topic's score; their magnitudes add up to 1, a negative one speaks
   * against the topic.
   *
   * @param query whether the topic's query matches
   * @param description similarity to its description
   * @param embedding regression over the meaning of its examples
   * @param terms regression over the words of its examples
   */
  public record TopicSignals(double query, double description, double embedding, double terms) {}
}
