package org.wirewatch.enrich.dedupe;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.Mention;

/** The words of an article, title first, as codes and where they stand. */
final class Words {
  private static final int ENTITIES_MAX = 40;

  private final int[] codes;
  private final int[] starts;
  private final int[] ends;
  private final String[] folded;
  private final boolean[] lines;
  private final boolean[] sentences;
  private final boolean[] conversions;
  private final Stamps stamps;
  private final int titleCount;
  private final int[] entities;

  Words(
      int[] codes,
      int[] starts,
      int[] ends,
      String[] folded,
      boolean[] lines,
      boolean[] sentences,
      boolean[] conversions,
      Stamps stamps,
      int titleCount) {
    this.codes = codes;
    this.starts = starts;
    this.ends = ends;
    this.folded = folded;
    this.lines = lines;
    this.sentences = sentences;
    this.conversions = conversions;
    this.stamps = stamps;
    this.titleCount = titleCount;
    this.entities = new int[codes.length];
  }

  int count() {
    return codes.length;
  }

  /** How many of them are the title's. */
  int titleCount() {
    return titleCount;
  }

  /** See {@link WordCode}; not to be changed. */
  int[] codes() {
    return codes;
  }

  /** UTF-16 offset in the title or the text. */
  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  /** The word without case and accents; a number word as digits. */
  String folded(int word) {
    return folded[word];
  }

  /** Whether a word gives a sum in another currency or unit, in brackets behind the first. */
  boolean isConversion(int word) {
    return conversions[word];
  }

  /** Which words tell when the page was published. */
  Stamps stamps() {
    return stamps;
  }

  /** Whether a word is the first of a line. */
  boolean isLine(int word) {
    return lines[word];
  }

  /** Whether a word is the first of a sentence, or of what follows its dateline. */
  boolean isSentence(int word) {
    return sentences[word];
  }

  /** Whether words are whole lines of their own. */
  boolean isLine(int from, int to) {
    return lines[from] && (to == codes.length || lines[to]);
  }

  /** 16 bits of the id of the entity that a word names; 0 when it names none that is known. */
  int entity(int word) {
    return entities[word];
  }

  /** The entities named, each once, at most {@value #ENTITIES_MAX}. */
  short[] entities() {
    short[] all = new short[ENTITIES_MAX];
    int count = 0;
    for (int entity : entities) {
      if (entity != 0 && count < all.length && !contains(all, count, (short) entity)) {
        all[count++] = (short) entity;
      }
    }
    return Arrays.copyOf(all, count);
  }

  /** Takes from an article whom its names mean. */
  void know(EnrichedArticle article) {
    Set<String> known = new HashSet<>();
    for (Entity entity : article.entities()) {
      if (entity.known()) {
        known.add(entity.id());
      }
    }
    know(article.titleMentions(), known, 0, titleCount);
    know(article.mentions(), known, titleCount, codes.length);
  }

  private void know(List<Mention> mentions, Set<String> known, int from, int to) {
    int at = from;
    for (Mention mention : mentions) {
      if (!known.contains(mention.entityId())) {
        continue;
      }
      while (at < to && starts[at] < mention.start()) {
        at++;
      }
      for (; at < to && starts[at] < mention.end(); at++) {
        entities[at] = WordCode.hash(mention.entityId()) & 0xffff;
      }
    }
  }

  private static boolean contains(short[] all, int count, short entity) {
    for (int i = 0; i < count; i++) {
      if (all[i] == entity) {
        return true;
      }
    }
    return false;
  }
}
