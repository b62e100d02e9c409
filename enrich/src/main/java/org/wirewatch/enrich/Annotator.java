package org.wirewatch.enrich;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.wirewatch.enrich.affiliation.AffiliationFinder;
import org.wirewatch.enrich.affiliation.AffiliationFinder.Affiliations;
import org.wirewatch.enrich.dedupe.ContentHash;
import org.wirewatch.enrich.dedupe.Distinct;
import org.wirewatch.enrich.quote.QuoteFinder;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.TopicDefinition;

/**
 * Finds everything that one article says by itself, by composing the extractors. Pure and
 * thread-safe; the result has neither a story nor the time of enrichment, which the topology adds.
 */
public final class Annotator {
  /** Changes whenever an extractor may give another result. */
  public static final String PIPELINE_VERSION = "3";

  private final Particulars particulars;
  private final Supplier<TopicClassifier> topics;

  private Annotator(Particulars particulars, Supplier<TopicClassifier> topics) {
    this.particulars = particulars;
    this.topics = topics;
  }

  /** Loads the bundled models and prepares the topics; takes about a second. */
  public static Annotator load(List<TopicDefinition> topics) {
    return load(topics, KnowledgeBase::bundled);
  }

  /** The same with another knowledge base. */
  public static Annotator load(List<TopicDefinition> topics, Supplier<KnowledgeBase> knowledge) {
    TopicClassifier classifier = TopicClassifier.load(topics).withSubjects();
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
    return new Annotator(Particulars.load(knowledge), topics);
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
    Particulars.Read read = particulars.read(article, contentHash);
    Draft draft = read.draft();
    if (draft.embedding() != null) {
      Affiliations stated = AffiliationFinder.find(article.text(), read.sentences(), read.names());
      draft
          .affiliations(stated.affiliations())
          .references(stated.references())
          .quotes(QuoteFinder.find(article.text(), read.sentences(), read.names()));
    }
    return draft.topics(
        topics.get().topics(draft.build(), draft.embedding(), TopicClassifier.ABOUT));
  }
}
