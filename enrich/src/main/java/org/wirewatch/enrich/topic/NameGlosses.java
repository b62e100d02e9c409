package org.wirewatch.enrich.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.enrich.link.OrdinaryWords;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;

/**
 * What the organisations named in a text are, in the words of the knowledge base: "food delivery
 * company" where the text says only Deliveroo. Finds names as they are written, without reading the
 * text as the name finder does, which would take longer than all topics. Immutable.
 */
final class NameGlosses {
  private static final int WORDS_MAX = 6;

  /** Shorter names count only as they are written in the knowledge base. */
  private static final int ANY_CASE_CHARS_MIN = 4;

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}&.\u2019'-]*(?<!['\u2019.-])");
  private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s$");

  private final Map<String, List<Named>> names = new HashMap<>();
  private final Map<String, Integer> longestByFirstWord = new HashMap<>();

  /**
   * An organisation named in a text.
   *
   * @param description what it is
   */
  record Gloss(String description, int start, int end) {}

  private record Named(String written, KnownEntity entity) {}

  private record Word(String text, int start, int end) {}

  NameGlosses(KnowledgeBase base) {
    for (KnownEntity entity : base.entities()) {
      if (entity.type() == EntityType.ORGANIZATION && entity.description() != null) {
        add(entity.name(), entity);
        entity.aliases().forEach(alias -> add(alias, entity));
      }
    }
  }

  private void add(String name, KnownEntity entity) {
    String lower = name.toLowerCase(Locale.ROOT);
    String[] words = lower.split(" ", -1);
    if (words.length <= WORDS_MAX) {
      names.computeIfAbsent(lower, key -> new ArrayList<>(1)).add(new Named(name, entity));
      longestByFirstWord.merge(words[0], words.length, Math::max);
    }
  }

  /** The names in a text from left to right, the longest where several begin. */
  List<Gloss> in(String text) {
    boolean lowerCase = text.equals(text.toLowerCase(Locale.ROOT));
    List<Word> words = words(text, lowerCase);
    List<Gloss> glosses = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int length = longestAt(words, at, lowerCase, glosses);
      at += Math.max(1, length);
    }
    return glosses;
  }

  private int longestAt(List<Word> words, int at, boolean lowerCase, List<Gloss> glosses) {
    String first = words.get(at).text().toLowerCase(Locale.ROOT);
    int most = Math.min(longestByFirstWord.getOrDefault(first, 0), words.size() - at);
    for (int length = most; length > 0; length--) {
      List<Word> run = words.subList(at, at + length);
      String written = String.join(" ", run.stream().map(Word::text).toList());
      for (Named named : names.getOrDefault(written.toLowerCase(Locale.ROOT), List.of())) {
        if (lowerCase ? isNameInLowerCase(named) : isName(written, named)) {
          glosses.add(
              new Gloss(named.entity().description(), run.getFirst().start(), run.getLast().end()));
          return length;
        }
      }
    }
    return 0;
  }

  private static boolean isName(String written, Named named) {
    return written.equals(named.written())
        || (written.length() >= ANY_CASE_CHARS_MIN
            && Character.isUpperCase(written.codePointAt(0))
            && written.equalsIgnoreCase(named.written()));
  }

  /** Without capitals, words and abbreviations of other things look like names. */
  private static boolean isNameInLowerCase(Named named) {
    String written = named.written();
    if (written.indexOf(' ') >= 0) {
      return true;
    }
    boolean abbreviation = written.equals(written.toUpperCase(Locale.ROOT));
    return !OrdinaryWords.has(written.toLowerCase(Locale.ROOT))
        && (!abbreviation || written.equals(named.entity().name()));
  }

  private List<Word> words(String text, boolean lowerCase) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = POSSESSIVE.matcher(matcher.group()).replaceFirst("");
      // headlines rebuilt from addresses have lost their apostrophes: facebooks drivers
      if (lowerCase && word.endsWith("s") && !longestByFirstWord.containsKey(word)) {
        String stem = word.substring(0, word.length() - 1);
        word = longestByFirstWord.containsKey(stem) ? stem : word;
      }
      words.add(new Word(word, matcher.start(), matcher.start() + word.length()));
    }
    return words;
  }
}
