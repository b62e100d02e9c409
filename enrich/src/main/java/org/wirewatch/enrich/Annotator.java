package org.wirewatch.enrich;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.wirewatch.enrich.affiliation.AffiliationFinder;
import org.wirewatch.enrich.affiliation.AffiliationFinder.Affiliations;
import org.wirewatch.enrich.dedupe.ContentHash;
import org.wirewatch.enrich.dedupe.Distinct;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.link.Linker;
import org.wirewatch.enrich.quote.QuoteFinder;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.enrich.value.ValueFinder;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.TopicDefinition;

/**
 * Finds everything that one article says by itself, by composing the extractors. Pure and
 * thread-safe; the result has neither a story nor the time of enrichment, which the topology adds.
 */
public final class Annotator {
  /** Changes whenever an extractor may give another result. */
  public static final String PIPELINE_VERSION = "3";

  private final Outline outline = Outline.load();
  private final EntityFinder entities;
  private final Supplier<TopicClassifier> topics;
  private final Supplier<KnowledgeBase> knowledge;

  /** For the base that was current last; replaced when another is. */
  private volatile Linker linker = Linker.none();

  private Annotator(
      EntityFinder entities, Supplier<TopicClassifier> topics, Supplier<KnowledgeBase> knowledge) {
    this.entities = entities;
    this.topics = topics;
    this.knowledge = knowledge;
  }

  /** Loads the bundled models and prepares the topics; takes about a second. */
  public static Annotator load(List<TopicDefinition> topics) {
    return load(topics, KnowledgeBase::bundled);
  }

  /** The same with another knowledge base. */
  public static Annotator load(List<TopicDefinition> topics, Supplier<KnowledgeBase> knowledge) {
    TopicClassifier classifier = TopicClassifier.load(topics);
    return load(() -> classifier, knowledge);
  }

  /**
   * With topics and a knowledge base that may change meanwhile.
   *
   * @param topics asked for every article
   * @param knowledge asked for every article; may give another base each time, but should give the
   *     same one while nothing has changed
   */
  public static Annotator load(
      Supplier<TopicClassifier> topics, Supplier<KnowledgeBase> knowledge) {
    return new Annotator(EntityFinder.bundled(), topics, knowledge);
  }

  /** Annotates an article. English in full depth, other languages by language and topic. */
  public EnrichedArticle annotate(Article article) {
    return annotated(article).article();
  }

  /** The same with the article's embedding. */
  public Annotated annotated(Article article) {
    return draft(article, ContentHash.of(article)).annotated();
  }

  /** Annotates what came through the duplicate filter. */
  Annotated annotate(Distinct distinct, Instant now) {
    return draft(distinct.article(), distinct.contentHash())
        .duplicateOf(distinct.duplicateOf())
        .enrichedAt(now)
        .annotated();
  }

  private Draft draft(Article article, String contentHash) {
    Draft draft = outline.draft(article, contentHash);
    if (draft.embedding() != null) {
      List<Sentence> sentences = Sentences.of(article.text());
      EntityFinder.Entities found =
          entities.find(
              article.title(), article.text(), sentences, linker(), article.publishedAt());
      Affiliations stated = AffiliationFinder.find(article.text(), sentences, found.text());
      draft
          .mentions(
              withValues(article, article.title(), Sentences.of(article.title()), found.title()),
              withValues(article, article.text(), sentences, found.text()))
          .entities(found.entities())
          .affiliations(stated.affiliations())
          .references(stated.references())
          .quotes(QuoteFinder.find(article.text(), sentences, found.text()));
    }
    return draft.topics(
        topics.get().topics(draft.build(), draft.embedding(), TopicClassifier.ABOUT));
  }

  private Linker linker() {
    KnowledgeBase base = knowledge.get();
    Linker current = linker;
    if (current.base() != base) {
      current = current.after(base);
      linker = current;
    }
    return current;
  }

  private static List<Mention> withValues(
      Article article, String text, List<Sentence> sentences, List<Mention> names) {
    return ValueFinder.with(text, sentences, names, article.publishedAt());
  }
}
