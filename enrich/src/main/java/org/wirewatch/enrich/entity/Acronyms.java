package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.wirewatch.knowledge.Names;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Finds the initials of organisations everywhere in an article, the headline too: those spelled out
 * in it, as {@code Bureau of Tidal Works (BTW)} or by their letters, and those found once.
 */
final class Acronyms {
  private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{2,6}");
  private static final int BARE_MIN = 3;
  private static final double SURE = 0.8;
  private static final double LIKELY = 0.6;

  private final ArticleText article;

  /** From initials to the name in full. */
  private final Map<String, String> meanings = new HashMap<>();

  private final Set<String> organizations = new HashSet<>();

  private Acronyms(ArticleText article) {
    this.article = article;
  }

  /**
   * What was found.
   *
   * @param names those given and those that follow, in order of place
   * @param meanings from initials to the full name, both normal as {@link Names#normal}
   */
  record Spelled(List<Name> names, Map<String, String> meanings) {}

  static Spelled spell(ArticleText article, List<Name> names) {
    Acronyms acronyms = new Acronyms(article);
    acronyms.learn(names);
    return new Spelled(acronyms.everywhere(names), Map.copyOf(acronyms.meanings));
  }

  private void learn(List<Name> names) {
    for (Name name : names) {
      if (name.type() != EntityType.ORGANIZATION) {
        continue;
      }
      String words = article.words(name);
      if (name.end() - name.start() > 1) {
        String bracketed = bracketed(name);
        if (bracketed != null && spells(bracketed, words)) {
          organizations.add(bracketed);
          meanings.put(Names.normal(bracketed), Names.normal(words));
        }
        String initials = capitals(words);
        if (initials.length() >= BARE_MIN) {
          organizations.add(initials);
        }
      } else if (ACRONYM.matcher(words).matches()
          && !article.isTitle(name.sentence())
          && name.confidence() >= LIKELY) {
        organizations.add(words);
      }
    }
  }

  private String bracketed(Name name) {
    int at = name.end();
    boolean fits =
        at + 2 < article.tokens(name.sentence()).size()
            && article.word(name.sentence(), at).equals("(")
            && article.word(name.sentence(), at + 2).equals(")");
    String word = fits ? article.word(name.sentence(), at + 1) : "";
    return ACRONYM.matcher(word).matches() ? word : null;
  }

  /** Whether the letters stand in the words in order, the first at the start. */
  private static boolean spells(String acronym, String words) {
    int at = 0;
    for (int i = 0; i < words.length() && at < acronym.length(); i++) {
      boolean same = Character.toUpperCase(words.charAt(i)) == acronym.charAt(at);
      if (i == 0 && !same) {
        return false;
      }
      at += same ? 1 : 0;
    }
    return at == acronym.length();
  }

  private static String capitals(String words) {
    StringBuilder initials = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (Character.isUpperCase(word.charAt(0))) {
        initials.append(word.charAt(0));
      }
    }
    return initials.toString();
  }

  private List<Name> everywhere(List<Name> names) {
    Map<Long, Name> covered = new HashMap<>();
    for (Name name : names) {
      for (int at = name.start(); at < name.end(); at++) {
        covered.put(place(name.sentence(), at), name);
      }
    }
    List<Name> all = new ArrayList<>(names);
    for (int sentence = 0; sentence < article.size() && !organizations.isEmpty(); sentence++) {
      if (article.inCapitals(sentence)) {
        continue;
      }
      for (int at = 0; at < article.tokens(sentence).size(); at++) {
        if (organizations.contains(article.word(sentence, at))) {
          Name name = covered.get(place(sentence, at));
          take(new Name(sentence, at, at + 1, EntityType.ORGANIZATION, SURE), name, all);
        }
      }
    }
    all.sort(Comparator.comparingInt(Name::sentence).thenComparingInt(Name::start));
    return all;
  }

  /** A longer name that holds the initials stays as it is. */
  private static void take(Name acronym, Name present, List<Name> all) {
    boolean alone = present != null && present.end() - present.start() == 1;
    if (alone) {
      all.remove(present);
      double confidence = Math.max(SURE, present.confidence());
      all.add(
          new Name(acronym.sentence(), acronym.start(), acronym.end(), acronym.type(), confidence));
    } else if (present == null) {
      all.add(acronym);
    }
  }

  private static long place(int sentence, int token) {
    return ((long) sentence << 32) | token;
  }
}
