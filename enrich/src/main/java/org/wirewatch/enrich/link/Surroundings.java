package org.wirewatch.enrich.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the words beside a name: title, owner, apposition, what follows. Pure; positive speaks for
 * the candidate, negative against it.
 */
final class Surroundings {
  private static final double TITLE = 1.5;
  private static final double OTHER_WALK = -2.5;
  private static final double NOBODY_KNOWN = -4;
  private static final double BODY = 1.5;
  private static final double OWNER = 2.5;
  private static final double OTHER_OWNER = -3;
  private static final double OTHER_OWNER_OF_FIRM = -0.3;
  private static final double NOUN_BESIDE = 1.5;
  private static final double INSIDE = 2.5;
  private static final double NOT_INSIDE = -4;
  private static final double CREDIT = 3;
  private static final double STATE = 3;
  private static final double WITH_ARTICLE = 1;
  private static final int BEFORE_MAX = 7;
  private static final int AFTER_MAX = 10;

  private static final Set<String> LINKS =
      Set.of("former", "then", "acting", "late", "vice", "deputy", "new", "prime", "chief", "and");
  private static final Set<String> BETWEEN_OWNER =
      Set.of("ruling", "opposition", "main", "governing", "federal", "former", "top");
  private static final Set<String> OPENS = Set.of("a", "an", "the", "who", "its", "his", "their");
  private static final Set<String> GEOGRAPHY =
      Set.of("river", "rainforest", "basin", "jungle", "forest", "delta", "valley", "tributary");

  private final ArticleWords article;
  private final Place place;

  Surroundings(ArticleWords article, Place place) {
    this.article = article;
    this.place = place;
  }

  double weight(Candidate candidate) {
    Profile profile = candidate.profile();
    double weight = apposition(candidate) + nounBefore(profile);
    if (candidate.isPerson()) {
      return weight + title(profile);
    }
    weight += owner(profile) + credit(profile);
    return weight + container(profile) + following(profile);
  }

  /** {@code French President X}, {@code Apple CEO X}, {@code plumber X}. */
  private double title(Profile profile) {
    double weight = 0;
    boolean titled = false;
    for (int at = place.start() - 1; at >= place.start() - BEFORE_MAX; at--) {
      String word = word(at);
      boolean title = Titles.has(word) || profile.roleWords.contains(word);
      boolean capital = !word.isEmpty() && Character.isUpperCase(written(at).charAt(0));
      if (!title && !capital && !LINKS.contains(word) && !word.startsWith("'")) {
        break;
      }
      if (title && !titled) {
        titled = !LINKS.contains(word);
        weight += called(profile, word);
      } else if (capital && titled && isOfBody(profile, word)) {
        return weight + BODY;
      }
    }
    return weight;
  }

  private static double called(Profile profile, String title) {
    if (profile.roleWords.contains(title) || Titles.bears(profile.kind, title)) {
      return TITLE;
    }
    if (profile.describing.contains(title)) {
      return TITLE;
    }
    if (Titles.isOrdinary(title)) {
      return NOBODY_KNOWN;
    }
    return Titles.contradicts(profile.kind, title) ? OTHER_WALK : 0;
  }

  private static boolean isOfBody(Profile profile, String word) {
    String code = Countries.TABLE.code(word);
    if (code != null && profile.countries.contains(code)) {
      return true;
    }
    for (String[] body : profile.bodies) {
      if (List.of(body).contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** {@code X, 45, a plumber}, {@code X, the retailer}. */
  private double apposition(Candidate candidate) {
    int at = place.end();
    if (!word(at).equals(",")) {
      return 0;
    }
    at++;
    String next = word(at);
    boolean aged = !next.isEmpty() && Character.isDigit(next.charAt(0));
    if (aged && word(at + 1).equals(",")) {
      at += 2;
    }
    List<String> words = new ArrayList<>();
    for (int i = at; i < at + AFTER_MAX && isIn(word(i)); i++) {
      words.add(word(i));
    }
    boolean opens =
        !words.isEmpty()
            && (OPENS.contains(words.get(0))
                || LINKS.contains(words.get(0))
                || Titles.has(words.get(0)));
    return opens ? describes(candidate, words) : 0;
  }

  private static boolean isIn(String word) {
    return !word.isEmpty() && !word.equals(",") && !word.equals(".") && !word.equals("said");
  }

  private static double describes(Candidate candidate, List<String> words) {
    Profile profile = candidate.profile();
    double weight = 0;
    for (String word : words) {
      boolean fits =
          word.length() > 3
              && (profile.describing.contains(word)
                  || profile.roleWords.contains(word)
                  || profile.keywords.containsKey(word)
                  || (candidate.isPerson() && isOfBody(profile, word)));
      if (fits) {
        weight = Math.min(2 * NOUN_BESIDE, weight + NOUN_BESIDE / 2 + 0.25);
      }
    }
    if (weight == 0 && candidate.isPerson()) {
      for (String word : words) {
        if (Titles.has(word)) {
          return called(profile, word);
        }
      }
    }
    return weight;
  }

  /** {@code retailer X}. */
  private double nounBefore(Profile profile) {
    String word = word(place.start() - 1);
    boolean fits =
        profile.describing.contains(word)
            || profile.keywords.containsKey(word)
            || Kinds.hasWord(profile.kind, word);
    return fits && word.length() > 3 ? NOUN_BESIDE : 0;
  }

  /** {@code India's X}, {@code the Indian X}. */
  private double owner(Profile profile) {
    int end = place.start();
    if (BETWEEN_OWNER.contains(word(end - 1))) {
      end--;
    }
    if (word(end - 1).startsWith("'")) {
      end--;
    }
    String code = end > 0 ? article.countryBefore(place.sentence(), end) : null;
    if (code == null) {
      return 0;
    }
    if (profile.countries.contains(code)) {
      return OWNER;
    }
    boolean national = Kinds.isNational(profile.kind) && !profile.countries.isEmpty();
    return national ? OTHER_OWNER : OTHER_OWNER_OF_FIRM;
  }

  /** {@code (X)} at the start of a report names the agency. */
  private double credit(Profile profile) {
    boolean bracketed = word(place.start() - 1).equals("(") && word(place.end()).equals(")");
    return bracketed && place.start() < AFTER_MAX && profile.kind.equals("media") ? CREDIT : 0;
  }

  /** {@code X, Texas}: a town lies where the article says, unless that begins a list. */
  private double container(Profile profile) {
    if (!Kinds.isTown(profile.kind) || !word(place.end()).equals(",")) {
      return 0;
    }
    int at = place.end() + 1;
    for (int words = 3; words >= 1; words--) {
      StringBuilder name = new StringBuilder(word(at));
      for (int i = 1; i < words; i++) {
        name.append(' ').append(word(at + i));
      }
      String code = Countries.TABLE.code(name.toString());
      if (code == null || !Countries.TABLE.holdsTowns(name.toString())) {
        continue;
      }
      String next = word(at + words);
      if (next.equals("and") || next.equals("or")) {
        return 0;
      }
      return profile.countries.contains(code) ? INSIDE : NOT_INSIDE;
    }
    return 0;
  }

  /** {@code X state}, {@code the X}, {@code the X rainforest}. */
  private double following(Profile profile) {
    String next = word(place.end());
    if (next.equals("state") || isStateOf()) {
      return profile.kind.equals("state") || profile.kind.equals("province") ? STATE : -1;
    }
    boolean geography = Kinds.hasArticle(profile.kind);
    if (GEOGRAPHY.contains(next)) {
      return geography ? OWNER : -1;
    }
    return geography && word(place.start() - 1).equals("the") ? WITH_ARTICLE : 0;
  }

  private boolean isStateOf() {
    return word(place.start() - 1).equals("of") && word(place.start() - 2).equals("state");
  }

  private String word(int at) {
    return article.word(place.sentence(), at);
  }

  private String written(int at) {
    return article.written(place.sentence(), at);
  }
}
