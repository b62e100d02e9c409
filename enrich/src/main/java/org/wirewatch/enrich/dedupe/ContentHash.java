package org.wirewatch.enrich.dedupe;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.Ids;

/** Identity of an article's content: the same for texts that differ only in typography. */
public final class ContentHash {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Shorter texts (a bare headline, an empty page) say nothing about being copied. */
  private static final int TEXT_CHARS_MIN = 20;

  private ContentHash() {}

  /**
   * Hash of title and text: words and numbers in their order, without case, punctuation, white
   * space or compatibility forms (Unicode NFKC). An article with hardly any text is only equal to
   * itself.
   */
  public static String of(Article article) {
    String title = words(article.title());
    String text = words(article.text());
    return text.length() < TEXT_CHARS_MIN
        ? Ids.of(article.articleId(), title, text)
        : Ids.of(title, text);
  }

  private static String words(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_WORD.matcher(folded).replaceAll(" ").strip();
  }
}
