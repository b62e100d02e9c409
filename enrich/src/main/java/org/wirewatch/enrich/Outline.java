package org.wirewatch.enrich;

import org.wirewatch.enrich.dedupe.ContentHash;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.enrich.language.Identified;
import org.wirewatch.enrich.language.LanguageIdentifier;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Reads as much of an article as topics need: its language and, of English, its embedding. The
 * first step of the {@link Annotator}. Thread-safe.
 */
public final class Outline {
  private static final String ENGLISH = "en";

  /** A text of undecided language is read as English from this probability on. */
  private static final double MAY_BE_ENGLISH = 0.01;

  private final LanguageIdentifier languages;
  private final SentenceEmbedder embedder = SentenceEmbedder.shared();

  private Outline(LanguageIdentifier languages) {
    this.languages = languages;
  }

  /** Loads the bundled models. */
  public static Outline load() {
    return new Outline(LanguageIdentifier.load());
  }

  /** The article with its language and embedding and nothing else. */
  public Annotated of(Article article) {
    return draft(article, ContentHash.of(article)).annotated();
  }

  Draft draft(Article article, String contentHash) {
    Identified language =
        languages.identify(article.title(), article.text(), article.declaredLanguage());
    Draft draft = new Draft(article, contentHash, language);
    if (isEnglish(language)) {
      draft.embedding(embedder.embed(article.title() + "\n" + article.text()));
    }
    return draft;
  }

  /** A short text may leave the language open; it is then read as English. */
  private static boolean isEnglish(Identified language) {
    return language.language().equals(ENGLISH)
        || (language.language().equals(EnrichedArticle.UNKNOWN_LANGUAGE)
            && language.probability(ENGLISH) >= MAY_BE_ENGLISH);
  }
}
