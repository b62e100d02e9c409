package org.wirewatch.enrich.quote;

import java.util.Locale;
import java.util.Set;

/** Sorts out what stands in quotation marks without being said: titles, slogans, scare quotes. */
final class NotSpeech {
  /** Before the mark: a title or a name follows. */
  private static final Set<String> NAMES_FOLLOW =
      Set.of(
          "so-called",
          "titled",
          "entitled",
          "dubbed",
          "nicknamed",
          "named",
          "movie",
          "film",
          "book",
          "novel",
          "album",
          "song",
          "single",
          "show",
          "series",
          "sitcom",
          "documentary",
          "essay",
          "article",
          "episode",
          "musical",
          "play",
          "poem",
          "word",
          "words",
          "term",
          "phrase",
          "expression",
          "slogan",
          "headline",
          "hashtag",
          "title",
          "headlined",
          "codenamed",
          "alias",
          "aka",
          "known",
          "hit",
          "game",
          "painting",
          "magazine",
          "thriller",
          "comedy",
          "drama",
          "label",
          "category",
          "rated",
          "marked");

  private static final Set<String> WRITTEN_THINGS =
      Set.of(
          "banner",
          "banners",
          "sign",
          "signs",
          "placard",
          "placards",
          "poster",
          "posters",
          "t-shirt",
          "t-shirts",
          "shirt",
          "shirts",
          "sticker",
          "stickers",
          "slogans",
          "graffiti");

  private static final Set<String> READING =
      Set.of("reading", "read", "reads", "saying", "proclaiming");
  private static final int REACH = 3;

  private NotSpeech() {}

  /** Whether the words before the mark announce a name or a thing written. */
  static boolean announced(QuoteText text, int from, int opening) {
    for (int at = opening - 1; at >= Math.max(from, opening - REACH); at--) {
      String word = text.word(at).toLowerCase(Locale.ROOT);
      if (word.equals(":") || text.isQuoted(at)) {
        break;
      }
      boolean bareName = at == opening - 1 || (at == opening - 2 && isSmall(text.word(at + 1)));
      if (bareName && NAMES_FOLLOW.contains(word)) {
        return true;
      }
      if (READING.contains(word) && writtenThing(text, from, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSmall(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "as", "the", "a", "of", ",", "was", "is", "called", "to" -> true;
      default -> false;
    };
  }

  private static boolean writtenThing(QuoteText text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (WRITTEN_THINGS.contains(text.word(at).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** {@code Most Likely to Succeed}: every longer word has a capital, and there are several. */
  static boolean looksLikeTitle(QuoteText text, int from, int to) {
    int longer = 0;
    int capital = 0;
    for (int at = from; at < to; at++) {
      String word = text.word(at);
      if (word.length() > 3 && Character.isLetter(word.charAt(0))) {
        longer++;
        capital += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
      }
    }
    return longer >= 2 && capital == longer;
  }
}
