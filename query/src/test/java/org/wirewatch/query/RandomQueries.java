package org.wirewatch.query;

import static org.wirewatch.testkit.Articles.anArticle;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.wirewatch.testkit.Articles;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/** Queries of every operator, and articles of so few words that many of them match. */
final class RandomQueries {
  private static final List<String> WORDS =
      List.of("letter", "letters", "raid", "raids", "open", "worker", "sign", "signed", "Ada Lum");
  private static final List<String> PEOPLE =
      List.of(
          "lum",
          "\"ada lum\"",
          "ada-lum",
          "lumi",
          "=Raids",
          "lu*",
          "lum*",
          "a-lum",
          "lum-before",
          "lum-now");
  private static final List<String> NUMBERS =
      List.of(
          "money>=1000",
          "money>1000",
          "money>=1kUSD",
          "money>=5EUR",
          "figure:signatures",
          "figure:signatures>=450",
          "figure:\"open letters>450\"",
          "figure:letter");
  private static final List<String> QUOTES =
      List.of(
          "quote-text:raids",
          "quote-text:\"open letter\"",
          "quote-text:\"letter raid\"~2",
          "quote-text:rai*",
          "quote-speaker:lum",
          "quote-speaker:\"Ada Lum\"",
          "quote-speaker:ola",
          "quote-speaker:ada-lum");

  private final Random random;

  RandomQueries(Random random) {
    this.random = random;
  }

  EnrichedArticle article() {
    String said = words(4).strip();
    Articles article =
        anArticle()
            .withTitle(words(5))
            .withText("Ada Lum " + sentences(14) + said + ". " + sentences(9));
    switch (random.nextInt(4)) {
      case 0 -> article.mentioning(EntityType.PERSON, "Ada Lum");
      case 1 -> article.linking(EntityType.PERSON, "Ada", "ada-lum", "Ada B. Lum", "Lumi Raids");
      case 2 ->
          article
              .linking(EntityType.PERSON, "Ada", "ada-lum", "Ada B. Lum", "Lumi Raids")
              .formerly("a-lum", "lum-before");
      default -> {}
    }
    if (random.nextBoolean()) {
      article.withTopic("labour", random.nextInt(11) / 10.0);
    }
    if (random.nextInt(3) == 0) {
      String sum = (random.nextBoolean() ? "USD " : "EUR ") + List.of(1000, 1001, 5).get(one(3));
      article.linking(EntityType.MONEY, "Lum", "sum", sum);
    }
    if (random.nextInt(3) == 0) {
      article.counting(one(2) == 0 ? "signature" : "open letter", 449 + one(3), "Ada");
    }
    if (random.nextBoolean()) {
      article.quoting(one(2) == 0 ? "Ada Lum" : "Ola Nord", said);
    }
    return article.withLanguage(random.nextBoolean() ? "en" : "de").enriched();
  }

  /** Most are queries; some are refused. */
  String query(int depth) {
    int choice = one(depth == 0 ? 12 : 18);
    return switch (choice) {
      case 0, 1, 2, 3 -> pattern();
      case 4 -> (random.nextBoolean() ? "title:" : "text:") + pattern();
      case 5 -> "person:" + PEOPLE.get(one(PEOPLE.size()));
      case 6 -> "topic:labour" + (random.nextBoolean() ? ">=0.5" : ">0.3");
      case 7 -> List.of("lang:en", "outlet:example", "outlet:\"Example Post\"").get(one(3));
      case 8 -> QUOTES.get(one(QUOTES.size()));
      case 9 -> NUMBERS.get(one(NUMBERS.size()));
      case 10 -> "SENTENCE(" + inSentence(2) + ")";
      case 11 -> weighted();
      case 12, 13 -> "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
      case 14, 15 -> "(" + query(depth - 1) + " AND " + query(depth - 1) + ")";
      case 16 -> "(" + query(depth - 1) + " -" + query(depth - 1) + ")";
      default -> "(NOT " + query(depth - 1) + " " + query(depth - 1) + ")";
    };
  }

  private String inSentence(int depth) {
    return switch (one(depth == 0 ? 1 : 4)) {
      case 0 -> pattern();
      case 1 -> "(" + inSentence(depth - 1) + " OR " + inSentence(depth - 1) + ")";
      case 2 -> "(" + inSentence(depth - 1) + " AND " + inSentence(depth - 1) + ")";
      default -> "(" + inSentence(depth - 1) + " AND NOT " + inSentence(depth - 1) + ")";
    };
  }

  private String weighted() {
    StringBuilder entries = new StringBuilder();
    for (int i = 2 + one(3); i > 0; i--) {
      entries
          .append(one(4) == 0 ? "title:" : "")
          .append(pattern())
          .append(' ')
          .append(one(3) == 0 ? -one(40) : one(40))
          .append(i > 1 ? ", " : "");
    }
    return "WEIGHTED(" + (1 + one(50)) + "; " + entries + ")";
  }

  private String pattern() {
    String word = WORDS.get(one(WORDS.size()));
    return switch (one(7)) {
      case 0 -> "\"" + word + "\"";
      case 1 -> "\"" + word + " " + WORDS.get(one(WORDS.size())) + "\"";
      case 2 -> "\"" + words(4).strip() + "\"~" + one(6);
      case 3 -> word.substring(0, 3).strip() + "*";
      case 4 -> "=" + firstOf(word);
      case 5 -> "\"" + word + "\"~2";
      default -> firstOf(word);
    };
  }

  private static String firstOf(String words) {
    int space = words.indexOf(' ');
    return space < 0 ? words : words.substring(0, space);
  }

  private String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = one(count); i >= 0; i--) {
      words.append(WORDS.get(one(WORDS.size()))).append(' ');
    }
    return words.toString();
  }

  private String sentences(int count) {
    StringBuilder text = new StringBuilder();
    boolean first = false;
    for (int i = one(count); i >= 0; i--) {
      String word = WORDS.get(one(WORDS.size()));
      text.append(first ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
      first = one(4) == 0;
      text.append(first ? ". " : " ");
    }
    return text.toString();
  }

  private int one(int bound) {
    return random.nextInt(bound);
  }
}
