package org.wirewatch.enrich.story;

/**
 * What speaks for or against two articles reporting the same events. A cosine of words counts by
 * its root: the first words that both have in common say more than the next.
 */
public enum Trait {
  /** Root of the cosine of the terms of headline and text, weighted by rarity. */
  TERMS,
  /** Cosine of the embeddings; 0 when one has none. */
  MEANING,
  /** Root of the cosine of the words of all names; so are the next four, each of its kind. */
  NAMES,
  PEOPLE,
  ORGANIZATIONS,
  PLACES,
  NUMBERS,
  /** Cosine of the numbers with the word behind each, of which few are shared by chance. */
  COUNTED,
  /** Share of the days named that both name; -1 when none is within a day of one of the other. */
  DAYS,
  /** 1 when the latest year named is the same, -1 when it is another. */
  YEAR,
  /** 1 when both have a headline. */
  TITLED,
  /** Root of the cosine of the terms of headline and first words, weighted by rarity. */
  LEAD,
  /** The same of the words of the names there. */
  LEAD_NAMES,
  /** Share of the headlines' terms, by rarity, that the other's beginning has. */
  TITLE_IN_LEAD,
  /** Natural logarithm of 1 and the days between both. */
  AGE;

  /** Where its value stands among those of all traits; in memory only, files name the traits. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }
}
