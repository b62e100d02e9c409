package org.wirewatch.enrich.story;

/** What speaks for or against two articles reporting the same events. */
public enum Trait {
  /** Cosine of the terms of headline and text, weighted by rarity. */
  TERMS,
  /** Cosine of the embeddings; 0 when one has none. */
  MEANING,
  /** The product of both: what only one of them shows counts less. */
  TERMS_AND_MEANING,
  /** Cosine of the words of all names. */
  NAMES,
  PEOPLE,
  ORGANIZATIONS,
  PLACES,
  /** Cosine of the numbers. */
  NUMBERS,
  /** Cosine of the numbers with the word behind each. */
  COUNTED,
  /** Share of the days named that both name; -1 when none is within a day of one of the other. */
  DAYS,
  /** 1 when the latest year named is the same, -1 when it is another. */
  YEAR,
  /** 1 when both have a headline. */
  TITLED,
  /** Cosine of the headlines. */
  TITLE,
  /** Natural logarithm of 1 and the days between both. */
  AGE;

  /** Where its value stands among those of all traits; in memory only, files name the traits. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }
}
