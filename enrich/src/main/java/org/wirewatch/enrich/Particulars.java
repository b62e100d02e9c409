package org.wirewatch.enrich;

import java.util.List;
import java.util.function.Supplier;
import org.wirewatch.enrich.dedupe.ContentHash;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.link.Linker;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.enrich.value.ValueFinder;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * Reads as much of an article as duplicates and stories need: its {@link Outline} and, of English,
 * whom and what it names, and when. The second step of the {@link Annotator}. Thread-safe.
 */
public final class Particulars {
  private final Outline outline = Outline.load();
  private final EntityFinder entities = EntityFinder.bundled();
  private final Supplier<KnowledgeBase> knowledge;

  /** For the base that was current last; replaced when another is. */
  private volatile Linker linker = Linker.none();

  private Particulars(Supplier<KnowledgeBase> knowledge) {
    this.knowledge = knowledge;
  }

  /** Loads the bundled models; takes about a second. */
  public static Particulars load() {
    return load(KnowledgeBase::bundled);
  }

  /** The same with a knowledge base that may change meanwhile. */
  static Particulars load(Supplier<KnowledgeBase> knowledge) {
    return new Particulars(knowledge);
  }

  /**
   * An article that was read.
   *
   * @param sentences of the text; none unless it is English
   * @param names those in the text, without dates and amounts
   */
  record Read(Draft draft, List<Sentence> sentences, List<Mention> names) {}

  /** The article with its language, embedding, mentions and entities, and nothing else. */
  public Annotated of(Article article) {
    return read(article, ContentHash.of(article)).draft().annotated();
  }

  Read read(Article article, String contentHash) {
    Draft draft = outline.draft(article, contentHash);
    if (draft.embedding() == null) {
      return new Read(draft, List.of(), List.of());
    }
    List<Sentence> sentences = Sentences.of(article.text());
    EntityFinder.Entities found =
        entities.find(article.title(), article.text(), sentences, linker(), article.publishedAt());
    draft
        .mentions(
            withValues(article, article.title(), Sentences.of(article.title()), found.title()),
            withValues(article, article.text(), sentences, found.text()))
        .entities(found.entities());
    return new Read(draft, sentences, found.text());
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
