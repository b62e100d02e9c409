package org.wirewatch.enrich;

import org.wirewatch.enrich.dedupe.ContentHash;
import org.wirewatch.enrich.embedding.SentenceEmbedder;
import org.wirewatch.enrich.language.LanguageIdentifier;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Reads as much of an article as topics need: its language and, of English, its embedding. The
 * first step of the {@link Annotator}. Thread-safe.
 */
public final class Outline {
  private static final String ENGLISH = "en";
  private static final int LANGUAGE_EXCERPT_CHARS = 2_000;

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
    String sample = sample(article);
    String language = languages.identify(sample, article.declaredLanguage());
    Draft draft = new Draft(article, contentHash, language);
    if (isEnglish(language, sample)) {
      draft.embedding(embedder.embed(article.title() + "\n" + article.text()));
    }
    return draft;
  }

  /** A short text may leave the language open; it is then read as English. */
  private boolean isEnglish(String language, String sample) {
    return language.equals(ENGLISH)
        || (language.equals(EnrichedArticle.UNKNOWN_LANGUAGE) && languages.mayBe(sample, ENGLISH));
  }

  private static String sample(Article article) {
    String text = article.title() + "\n" + article.text();
    return text.substring(0, Math.min(text.length(), LANGUAGE_EXCERPT_CHARS));
  }
}
