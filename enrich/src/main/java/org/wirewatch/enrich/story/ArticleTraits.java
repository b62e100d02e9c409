package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.List;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.wire.Checks;

/**
 * What an article is compared by with others. Vectors are of length 1 or empty; those of names and
 * numbers are weighted by rarity as it was when the article came, so that a restart changes
 * nothing.
 *
 * @param terms headline and text before their rarity is applied; bounded
 * @param weightedLength length of {@code terms} with their rarity when the article came
 * @param title headline alone
 * @param names words of all names; capitalised words where no names were found
 * @param numbers as written
 * @param counted numbers with the word behind them
 * @param days that the text names, sorted, as days since 1970
 * @param year the latest that the text names; null when none
 * @param embedding null when the language has none
 */
record ArticleTraits(
    String articleId,
    Instant at,
    TermVector terms,
    double weightedLength,
    TermVector title,
    TermVector names,
    TermVector people,
    TermVector organizations,
    TermVector places,
    TermVector numbers,
    TermVector counted,
    List<Long> days,
    Integer year,
    Embedding embedding) {
  ArticleTraits {
    Checks.present(articleId, "articleId");
    Checks.present(at, "at");
    Checks.present(terms, "terms");
    days = Checks.copy(days);
  }
}
