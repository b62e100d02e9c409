package org.wirewatch.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Contract;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Figure;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.Span;

/**
 * A number that an article states, for archive and stream alike: a sum of money or a counted
 * quantity.
 *
 * @param field MONEY or FIGURE
 * @param keys by which a clause finds it: the currency and the empty text; the counted thing in
 *     stems, whole and by word
 */
record StatedNumber(QueryField field, Set<String> keys, double value, Span span) {
  /** Canonical name of a mention of money; a sum without a known currency is {@code XXX}. */
  private static final Pattern MONEY = Pattern.compile("([A-Z]{3}) (\\d{1,15}(?:\\.\\d+)?)");

  private static final String ANY_CURRENCY = "";

  /** All of an article: money in the title, money in the text, contracts, figures. */
  static List<StatedNumber> of(EnrichedArticle article) {
    List<StatedNumber> numbers = new ArrayList<>();
    for (Mention mention : article.titleMentions()) {
      money(mention, Span.TITLE, numbers);
    }
    for (Mention mention : article.mentions()) {
      money(mention, Span.TEXT, numbers);
    }
    for (Contract contract : article.contracts()) {
      if (contract.amount() != null) {
        double amount = contract.amount().doubleValue();
        Span span = Span.text(contract.start(), contract.end());
        numbers.add(money(contract.currency(), amount, span));
      }
    }
    for (Figure figure : article.figures()) {
      if (figure.what() != null && figure.value() != null) {
        String whole = NumberClauses.key(figure.what());
        Set<String> keys = new LinkedHashSet<>(List.of(whole.split(" ")));
        keys.add(whole);
        Span span = Span.text(figure.start(), figure.end());
        numbers.add(new StatedNumber(QueryField.FIGURE, keys, figure.value().doubleValue(), span));
      }
    }
    return numbers;
  }

  private static void money(Mention mention, String field, List<StatedNumber> numbers) {
    if (mention.type() == EntityType.MONEY && mention.canonicalName() != null) {
      Matcher parts = MONEY.matcher(mention.canonicalName());
      if (parts.matches()) {
        double amount = Double.parseDouble(parts.group(2));
        Span span = new Span(field, mention.start(), mention.end());
        numbers.add(money(parts.group(1), amount, span));
      }
    }
  }

  private static StatedNumber money(String currency, double amount, Span span) {
    Set<String> keys =
        currency == null || currency.isEmpty()
            ? Set.of(ANY_CURRENCY)
            : Set.of(ANY_CURRENCY, currency);
    return new StatedNumber(QueryField.MONEY, keys, amount, span);
  }
}
