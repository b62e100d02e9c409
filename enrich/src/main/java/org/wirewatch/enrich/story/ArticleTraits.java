package org.wirewatch.enrich.story;

import java.time.Instant;
import java.util.List;
import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.wire.Checks;

/**
 * What an article is compared by with others. Vectors are of length 1 or empty; all but {@code
 * terms} and {@code counted} are weighted by rarity as it was when the article came, so that a
 * restart changes nothing.
 *
 * @param terms headline and text before their rarity is applied; bounded
 * @param weightedLength length of {@code terms} with their rarity when the article came
 * @param title headline alone
 * @param lead headline and the text's first words
 * @param leadNames words of the names in the headline and about the same part of the text
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
    TermVector lead,
    TermVector leadNames,
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
    // states that an earlier version kept have neither; these come nearest
    lead = lead == null ? title : lead;
    leadNames = leadNames == null ? names : leadNames;
    days = Checks.copy(days);
  }
}
