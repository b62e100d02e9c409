package org.wirewatch.enrich;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.wirewatch.enrich.affiliation.AffiliationFinder;
import org.wirewatch.enrich.affiliation.AffiliationFinder.Affiliations;
import org.wirewatch.enrich.dedupe.ContentHash;
import org.wirewatch.enrich.dedupe.Distinct;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.language.Identified;
import org.wirewatch.enrich.language.LanguageIdentifier;
import org.wirewatch.enrich.link.Linker;
import org.wirewatch.enrich.quote.QuoteFinder;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.enrich.topic.TopicDefinition;
import org.wirewatch.enrich.value.ValueFinder;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * Finds everything that one article says by itself, by composing the extractors. Pure and
 * thread-safe; the result has neither a story nor the time of enrichment, which the topology adds.
 */
public final class Annotator {
  /** Changes whenever an extractor may give another result. */
  public static final String PIPELINE_VERSION = "3";

  private static final String ENGLISH = "en";

  /** A text of undecided language is read as English from this probability on. */
  private static final double MAY_BE_ENGLISH = 0.01;

  private final LanguageIdentifier languages;
  private final EntityFinder entities;
  private final TopicClassifier topics;
  private final SentenceEmbedder embedder = SentenceEmbedder.shared();

  private final Supplier<KnowledgeBase> knowledge;

  /** For the base that was current last; replaced when another is. */
  private volatile Linker linker = Linker.none();

  private Annotator(
      LanguageIdentifier languages,
      EntityFinder entities,
      TopicClassifier topics,
      Supplier<KnowledgeBase> knowledge) {
    this.languages = languages;
    this.entities = entities;
    this.topics = topics;
    this.knowledge = knowledge;
  }

  /** Loads the bundled models and prepares the topics; takes about a second. */
  public static Annotator load(List<TopicDefinition> topics) {
    return load(topics, KnowledgeBase::bundled);
  }

  /**
   * The same with another knowledge base.
   *
   * @param knowledge asked for every article; may give another base each time, but should give the
   *     same one while nothing has changed
   */
  public static Annotator load(List<TopicDefinition> topics, Supplier<KnowledgeBase> knowledge) {
    return new Annotator(
        LanguageIdentifier.load(), EntityFinder.bundled(), TopicClassifier.load(topics), knowledge);
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
    Identified language =
        languages.identify(article.title(), article.text(), article.declaredLanguage());
    Draft draft = new Draft(article, contentHash, language);
    if (isEnglish(language)) {
      List<Sentence> sentences = Sentences.of(article.text());
      EntityFinder.Entities found =
          entities.find(
              article.title(), article.text(), sentences, linker(), article.publishedAt());
      Affiliations stated = AffiliationFinder.find(article.text(), sentences, found.text());
      draft
          .embedding(embedding(article))
          .mentions(
              withValues(article, article.title(), Sentences.of(article.title()), found.title()),
              withValues(article, article.text(), sentences, found.text()))
          .entities(found.entities())
          .affiliations(stated.affiliations())
          .references(stated.references())
          .quotes(QuoteFinder.find(article.text(), sentences, found.text()));
    }
    return draft.topics(topics.topics(draft.build(), TopicClassifier.ABOUT));
  }

  /** A short text may leave the language open; its names are then read as in English. */
  private static boolean isEnglish(Identified language) {
    return language.language().equals(ENGLISH)
        || (language.language().equals(EnrichedArticle.UNKNOWN_LANGUAGE)
            && language.probability(ENGLISH) >= MAY_BE_ENGLISH);
  }

  private Embedding embedding(Article article) {
    return embedder.embed(article.title() + "\n" + article.text());
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
