package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.text.Token;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Makes an article's names agree: what was found surely in one place is found in the others too,
 * and one written name gets one type where a person's full name settles it.
 */
final class Consistency {
  private static final double SURE = 0.8;
  private static final double COPIED = 0.7;
  private static final int WORDS_MAX = 7;
  private static final int HEADLINE_WORDS_MAX = 3;

  private final ArticleText article;
  private final Map<String, EnumVotes> votes = new HashMap<>();
  private final Map<String, EntityType> surnames = new HashMap<>();
  private final Set<String> bodyNames = new HashSet<>();
  private final Set<String> lowerCase = new HashSet<>();
  private final Map<String, Integer> longest = new HashMap<>();

  private Consistency(ArticleText article) {
    this.article = article;
  }

  private static final class EnumVotes {
    final Map<EntityType, Double> weight = new HashMap<>();
    double surest;

    void add(EntityType type, double confidence) {
      weight.merge(type, confidence, Double::sum);
      surest = Math.max(surest, confidence);
    }

    EntityType winner() {
      return weight.entrySet().stream()
          .max(Map.Entry.<EntityType, Double>comparingByValue().thenComparing(Map.Entry::getKey))
          .orElseThrow()
          .getKey();
    }
  }

  /** The names given and those that follow from them, in order of place. */
  static List<Name> complete(ArticleText article, List<Name> found) {
    Consistency consistency = new Consistency(article);
    consistency.learn(found);
    List<Name> names = new ArrayList<>();
    for (Name name : found) {
      if (!consistency.isDoubtful(name)) {
        names.add(name.withType(consistency.type(name)));
      }
    }
    consistency.addMissed(names);
    names.sort(Comparator.comparingInt(Name::sentence).thenComparingInt(Name::start));
    return names;
  }

  private void learn(List<Name> found) {
    for (Name name : found) {
      String written = key(article.words(name));
      votes.computeIfAbsent(written, key -> new EnumVotes()).add(name.type(), name.confidence());
      if (!article.isTitle(name.sentence())) {
        bodyNames.add(written);
      }
      if (name.type() == EntityType.PERSON && name.end() - name.start() > 1) {
        surnames.put(key(article.word(name.sentence(), name.end() - 1)), EntityType.PERSON);
      }
    }
    for (Map.Entry<String, EnumVotes> entry : votes.entrySet()) {
      if (entry.getValue().surest >= SURE) {
        longest.merge(firstWord(entry.getKey()), wordCount(entry.getKey()), Math::max);
      }
    }
    for (int sentence = 0; sentence < article.size(); sentence++) {
      for (Token token : article.tokens(sentence)) {
        if (Character.isLowerCase(token.text().charAt(0))) {
          lowerCase.add(token.text());
        }
      }
    }
  }

  /** A long name that only a headline has, or a piece of a longer name that is sure elsewhere. */
  private boolean isDoubtful(Name name) {
    if (name.confidence() >= SURE) {
      return false;
    }
    int length = name.end() - name.start();
    String written = key(article.words(name));
    if (article.isTitle(name.sentence()) && length > HEADLINE_WORDS_MAX) {
      return !bodyNames.contains(written);
    }
    int size = article.tokens(name.sentence()).size();
    for (int start = Math.max(0, name.start() - 2); start <= name.start(); start++) {
      for (int end = name.end(); end <= Math.min(size, name.end() + 2); end++) {
        Name longer = new Name(name.sentence(), start, end, name.type(), name.confidence());
        EnumVotes seen = end - start > length ? votes.get(key(article.words(longer))) : null;
        if (seen != null && seen.surest >= SURE) {
          return true;
        }
      }
    }
    return false;
  }

  private EntityType type(Name name) {
    String written = key(article.words(name));
    if (name.confidence() < SURE && surnames.containsKey(written)) {
      return EntityType.PERSON;
    }
    EnumVotes seen = votes.get(written);
    return seen == null || name.confidence() >= SURE ? name.type() : seen.winner();
  }

  private void addMissed(List<Name> names) {
    Set<Long> taken = new HashSet<>();
    for (Name name : names) {
      for (int i = name.start(); i < name.end(); i++) {
        taken.add(place(name.sentence(), i));
      }
    }
    for (int sentence = 0; sentence < article.size(); sentence++) {
      int size = article.tokens(sentence).size();
      int at = 0;
      while (at < size) {
        Name missed = missedAt(sentence, at, size, taken);
        if (missed != null) {
          names.add(missed);
          at = missed.end();
        } else {
          at++;
        }
      }
    }
  }

  private Name missedAt(int sentence, int at, int size, Set<Long> taken) {
    String first = article.word(sentence, at);
    if (taken.contains(place(sentence, at)) || !Character.isUpperCase(first.charAt(0))) {
      return null;
    }
    StringBuilder words = new StringBuilder();
    Name best = null;
    int limit = Math.min(WORDS_MAX, Math.max(1, longest.getOrDefault(key(first), 1)));
    for (int end = at; end < Math.min(size, at + limit); end++) {
      if (taken.contains(place(sentence, end))) {
        break;
      }
      Token token = article.tokens(sentence).get(end);
      boolean apart = end > at && article.tokens(sentence).get(end - 1).end() < token.start();
      words.append(apart ? " " : "").append(token.text());
      EntityType type = known(words.toString(), end > at);
      if (type != null && standsAlone(sentence, at, end, size)) {
        best = new Name(sentence, at, end + 1, type, COPIED);
      }
    }
    return best;
  }

  private EntityType known(String words, boolean several) {
    String key = key(words);
    EnumVotes seen = votes.get(key);
    if (seen != null && seen.surest >= SURE) {
      return several || !lowerCase.contains(key) ? seen.winner() : null;
    }
    return several || lowerCase.contains(key) ? null : surnames.get(key);
  }

  /** Not part of a longer capitalised run, which would be another name. */
  private boolean standsAlone(int sentence, int start, int end, int size) {
    if (article.isTitle(sentence)) {
      return true;
    }
    boolean before = start > 1 && isCapital(sentence, start - 1);
    boolean after = end + 1 < size && isCapital(sentence, end + 1);
    return !before && !after;
  }

  private boolean isCapital(int sentence, int token) {
    return Character.isUpperCase(article.word(sentence, token).charAt(0));
  }

  private static String key(String words) {
    return words.toLowerCase(Locale.ROOT);
  }

  private static String firstWord(String key) {
    int space = key.indexOf(' ');
    return space < 0 ? key : key.substring(0, space);
  }

  private static int wordCount(String key) {
    return (int) key.chars().filter(c -> c == ' ').count() + 1;
  }

  private static long place(int sentence, int token) {
    return ((long) sentence << 32) | token;
  }
}
