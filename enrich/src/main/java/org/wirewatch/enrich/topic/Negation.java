package org.wirewatch.enrich.topic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Takes out what a text says did not or will not happen, so that "no plans to unionise" does not
 * speak for a union. Pure.
 */
final class Negation {
  private static final String WORD = "[\\p{L}\\p{N}'\u2019-]{1,40}";

  /** A cue, then at most three words up to the next punctuation. */
  private static final Pattern NEGATED =
      Pattern.compile(
          "(?i)\\b(?:no (?:current |immediate )?(?:plans?|intention|desire|need|appetite)"
              + " (?:to|for|of)|(?:will|would|did|do|does|has|have|had|is|are|was|were)(?: not|n['\u2019]t)"
              + "|won['\u2019]t|cannot|can['\u2019]t|never|ruled out|rules out|rule out|refused to"
              + "|declined to|voted (?:against|not to)|instead of|rather than|without)"
              + "(?! only)((?: "
              + WORD
              + "){1,3})");

  private Negation() {}

  /** The same article with its negated words blanked; all offsets stay right. */
  static EnrichedArticle blanked(EnrichedArticle article) {
    String title = blanked(article.title());
    String text = blanked(article.text());
    if (title.equals(article.title()) && text.equals(article.text())) {
      return article;
    }
    return new EnrichedArticle(
        article.schemaVersion(),
        article.articleId(),
        article.revision(),
        article.sourceId(),
        article.outlet(),
        article.url(),
        title,
        text,
        article.language(),
        article.authors(),
        article.publishedAt(),
        article.firstSeenAt(),
        article.enrichedAt(),
        article.pipelineVersion(),
        article.contentHash(),
        article.section(),
        article.tags(),
        article.image(),
        article.mentions(),
        article.titleMentions(),
        article.quotes(),
        article.stances(),
        article.figures(),
        article.contracts(),
        article.topics(),
        article.duplicateOf(),
        article.storyId());
  }

  /** The same text, of the same length, with blanks where something is negated. */
  static String blanked(String text) {
    Matcher matcher = NEGATED.matcher(text);
    StringBuilder kept = null;
    while (matcher.find()) {
      if (kept == null) {
        kept = new StringBuilder(text);
      }
      for (int i = matcher.start(1); i < matcher.end(1); i++) {
        kept.setCharAt(i, ' ');
      }
    }
    return kept == null ? text : kept.toString();
  }
}
