package org.wirewatch.ingest.extract;

import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * The page's language: as stated by html lang, JSON-LD or meta tags, else guessed from the text.
 */
final class LanguageFinder {
  private LanguageFinder() {}

  /** A BCP 47 tag; null when the page does not say and the text is too short to tell. */
  static String find(Page page, String text) {
    String[] stated = {
      page.document().root().firstElementChild() == null
          ? ""
          : page.document().root().firstElementChild().attr("lang"),
      page.jsonLd().text(page.jsonLd().article().path("inLanguage")),
      page.meta().first("og:locale"),
      page.meta().first("content-language", "language", "dc.language", "inlanguage")
    };
    String guess = LanguageGuess.of(text);
    for (String tag : stated) {
      String normal = normal(tag);
      if (normal != null) {
        return LanguageGuess.contradicts(guess, normal) ? guess : normal;
      }
    }
    return guess;
  }

  private static String normal(String tag) {
    String text = tag.replace('_', '-').strip();
    int comma = text.indexOf(',');
    text = comma > 0 ? text.substring(0, comma) : text;
    if (text.length() < 2 || text.length() > 20) {
      return null;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      boolean known = locale.getLanguage().length() == 2 || locale.getLanguage().length() == 3;
      return known ? locale.toLanguageTag() : null;
    } catch (IllformedLocaleException noTag) {
      return null;
    }
  }
}
