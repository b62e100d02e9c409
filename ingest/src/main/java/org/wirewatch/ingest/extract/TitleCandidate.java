package org.wirewatch.ingest.extract;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.wirewatch.ingest.extract.TitleCandidates.Source;

/** A text that may be the headline, and where it stood. Mutable while candidates are gathered. */
final class TitleCandidate {
  /** How a source holds it: as it is, without the site's name, or as a part of more. */
  static final int FULL = 1;

  static final int BARE = 2;
  static final int HEAD = 4;
  static final int TAIL = 8;
  static final int PIECE = 16;

  /** With the site's name at its end. */
  static final int SUFFIXED = 32;

  final String text;
  final String key;
  final boolean isSite;
  private final Map<Source, Integer> sources = new EnumMap<>(Source.class);

  /** What stood beside it where it was a part of more, folded. */
  final Set<String> rests = new HashSet<>();

  /** The text that stands for it on the page, folded: with its kicker, if it has one. */
  String shownAs;

  boolean linksHome;

  /** Whether it is a heading without the part that its class name calls a kicker. */
  boolean afterKicker;

  boolean shown;
  boolean shownAsHeading;

  /** Whether it is the last heading before running text. */
  boolean leads;

  TitleCandidate(String text, String key, boolean isSite) {
    this.text = text;
    this.key = key;
    shownAs = key;
    this.isSite = isSite;
  }

  void mark(Source source, int how) {
    sources.merge(source, how, (one, other) -> one | other);
  }

  void replace(Source source, int how) {
    sources.put(source, how);
  }

  /** How a source holds this; 0 when it does not. */
  int how(Source source) {
    return sources.getOrDefault(source, 0);
  }

  /** All the ways in which sources hold this. */
  int how() {
    return sources.values().stream().reduce(0, (one, other) -> one | other);
  }

  /** Whether a source says exactly this, with or without the site's name. */
  boolean whole(Source source) {
    return (how(source) & (FULL | BARE)) != 0;
  }

  /** Whether any source says exactly this. */
  boolean whole() {
    return agreeing() > 0;
  }

  /** How many sources say exactly this. */
  int agreeing() {
    int count = 0;
    for (int how : sources.values()) {
      count += (how & (FULL | BARE)) != 0 ? 1 : 0;
    }
    return count;
  }
}
