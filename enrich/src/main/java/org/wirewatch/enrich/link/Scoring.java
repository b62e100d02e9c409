package org.wirewatch.enrich.link;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.link.Candidate.Form;
import org.wirewatch.knowledge.Names;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Weighs the candidates of one group: a sum of a few features, each with the weight below. A total
 * of {@link #ACCEPT} is enough, and the next candidate must be {@link #MARGIN} behind. The weights
 * are chosen by hand; what they do is held by the cases in {@code hard-links.jsonl}.
 */
final class Scoring {
  static final double ACCEPT = 2;
  static final double MARGIN = 0.6;

  /**
   * How far before the next, if it is also {@link #EVIDENCE} before it by what the article says.
   */
  static final double MARGIN_BY_EVIDENCE = 0.3;

  /** How far before another place of the same country, which hardly competes. */
  static final double MARGIN_IN_COUNTRY = 0.2;

  /** What the context of an ambiguous name must bring at least. */
  static final double EVIDENCE = 0.9;

  /** Likewise of a surname, which thousands bear. */
  static final double EVIDENCE_FOR_SURNAME = 1.4;

  /** A kind so prominent, and so far before the next, that a shared name needs no context. */
  static final double PROMINENT = 1.2;

  static final double FAR_BEFORE = 0.85;

  /** A context so bad speaks against the prominent one, too. */
  static final double AGAINST = -0.5;

  private static final double FULL_NAME = 3;
  private static final double ONE_WORD_NAME = 1.5;
  private static final double ONE_WORD_PLACE = 1.2;
  private static final double LONG_ALIAS = 2.5;
  private static final double SHORT_ALIAS = 1;
  private static final double INITIALS = 0.6;
  private static final double TWO_LETTERS = -0.3;
  private static final double SURNAME = -0.3;
  private static final int SHORT_INITIALS = 3;
  private static final double CAPITALS_UNLIKE = -0.7;

  private static final double SAME_TYPE = 1;
  private static final double BODY_FOR_PLACE = -1;
  private static final double PERSON_BY_FULL_NAME = -1;
  private static final double CAPITAL_FOR_GOVERNMENT = -0.6;
  private static final double INITIALS_OF_OTHER_TYPE = -2;
  private static final double OTHER_TYPE = -2.5;

  private static final double KEYWORD = 1.6;
  private static final double MORE_KEYWORDS = 0.9;
  private static final double KEYWORDS_MAX = 3;
  private static final double KIND_WORD = 0.35;
  private static final int KIND_WORDS_MAX = 3;
  private static final double BODY = 1.5;
  private static final double BODIES_MAX = 2.2;
  private static final double COUNTRY = 0.6;
  private static final double COUNTRY_SHARE = 1.4;
  private static final double OTHER_COUNTRY = -1;
  private static final double TOWN_ELSEWHERE = -1.5;
  private static final double CAPITAL_ELSEWHERE = -0.2;
  private static final double COUNTRY_FOR_INITIALS = 0.5;
  private static final double COUNTRY_AS_EVIDENCE = 0.4;
  private static final int PLACES_MAX = 8;

  private final ArticleWords article;
  private final Instant published;
  private final Group group;

  /** Words of the name itself; they speak for nobody. */
  private final Set<String> own;

  private final Map<String, Double> countryShares;

  Scoring(ArticleWords article, Instant published, Group group) {
    this.article = article;
    this.published = published;
    this.group = group;
    this.own = ownWords(group);
    this.countryShares = article.countryShares(own);
  }

  Score score(Candidate candidate) {
    Profile profile = candidate.profile();
    double prominence = Kinds.prominence(profile.entity, published);
    double prior = form(candidate) + type(group.type(), candidate) + prominence;
    double ofKind = kindWords(profile);
    double words = keywords(profile) + bodies(profile);
    double beside = beside(candidate);
    boolean ambiguous = isAmbiguous(candidate);
    double country = country(profile, ambiguous);
    boolean surname = candidate.form() == Form.SURNAME;
    double evidence =
        words + beside + (surname ? 0 : ofKind) + countryAsEvidence(candidate) * country;
    double context = words + ofKind + beside + country;
    return new Score(candidate, prior, context, evidence, ambiguous, prominence >= PROMINENT);
  }

  /** A country says little of a firm there, or which of its Smiths is meant. */
  private static double countryAsEvidence(Candidate candidate) {
    Profile profile = candidate.profile();
    boolean place = profile.entity.type() == EntityType.LOCATION;
    boolean national = Kinds.isNational(profile.kind);
    return switch (candidate.form()) {
      case NAME, ALIAS -> place || national || candidate.isPerson() ? 1 : COUNTRY_AS_EVIDENCE;
      case INITIALS -> national ? COUNTRY_FOR_INITIALS : COUNTRY_AS_EVIDENCE;
      case SURNAME -> COUNTRY_AS_EVIDENCE;
    };
  }

  private static Set<String> ownWords(Group group) {
    Set<String> own = new HashSet<>();
    for (Place place : group.places()) {
      String normal = Names.normal(place.written());
      own.add(normal);
      own.addAll(List.of(normal.split(" ", -1)));
    }
    return own;
  }

  /** Shared by several, an ordinary word, a nickname, or one that every country has. */
  private static boolean isAmbiguous(Candidate candidate) {
    boolean person = candidate.isPerson() && candidate.hasSeveralWords();
    if (candidate.form() == Form.SURNAME || (candidate.shared() > 1 && !person)) {
      return true;
    }
    if (candidate.form() == Form.INITIALS && candidate.normal().length() <= SHORT_INITIALS) {
      return !Kinds.isWorldwide(candidate.profile().kind) || candidate.normal().length() == 2;
    }
    if (!candidate.hasSeveralWords()) {
      return OrdinaryWords.has(candidate.normal()) || isNickname(candidate);
    }
    return Kinds.isNational(candidate.profile().kind) && OrdinaryWords.all(candidate.normal());
  }

  /** A word that is no part of a body's name, as Bercy for a ministry, names other things, too. */
  private static boolean isNickname(Candidate candidate) {
    Profile profile = candidate.profile();
    return candidate.form() == Form.ALIAS
        && profile.entity.type() == EntityType.ORGANIZATION
        && !Kinds.isNational(profile.kind)
        && !Names.normal(profile.entity.name()).contains(candidate.normal());
  }

  private double form(Candidate candidate) {
    boolean several = candidate.hasSeveralWords();
    return switch (candidate.form()) {
      case NAME -> several ? FULL_NAME : oneWordName(candidate) + capitals(candidate);
      case ALIAS -> several ? LONG_ALIAS : SHORT_ALIAS + capitals(candidate);
      case INITIALS -> INITIALS + (candidate.normal().length() == 2 ? TWO_LETTERS : 0);
      case SURNAME -> SURNAME;
    };
  }

  /** A place's name says less than a firm's: a state and its chief town often share it. */
  private static double oneWordName(Candidate candidate) {
    boolean place = candidate.profile().entity.type() == EntityType.LOCATION;
    return place ? ONE_WORD_PLACE : ONE_WORD_NAME;
  }

  /** A name in capitals in running text, as ICE, is hardly one that is written otherwise. */
  private double capitals(Candidate candidate) {
    List<String> ways = candidate.profile().forms.get(candidate.normal());
    for (Place place : group.places()) {
      String written = place.written();
      boolean shouted =
          written.length() > 1
              && written.chars().noneMatch(Character::isLowerCase)
              && !article.inCapitals(place);
      if (!shouted || ways.contains(written)) {
        return 0;
      }
    }
    return CAPITALS_UNLIKE;
  }

  private static double type(EntityType found, Candidate candidate) {
    EntityType type = candidate.profile().entity.type();
    if (found == type) {
      return SAME_TYPE;
    }
    if (candidate.isPerson()) {
      return candidate.hasSeveralWords() ? PERSON_BY_FULL_NAME : OTHER_TYPE;
    }
    if (found == EntityType.PERSON) {
      return OTHER_TYPE;
    }
    if (candidate.profile().kind.equals("capital")) {
      return CAPITAL_FOR_GOVERNMENT;
    }
    return candidate.form() == Form.INITIALS ? INITIALS_OF_OTHER_TYPE : BODY_FOR_PLACE;
  }

  private double keywords(Profile profile) {
    double sum = 0;
    for (Map.Entry<String, Double> keyword : profile.keywords.entrySet()) {
      if (!own.contains(keyword.getKey()) && article.hasForm(keyword.getKey())) {
        sum += keyword.getValue();
      }
    }
    return KEYWORD * Math.min(1, sum)
        + MORE_KEYWORDS * Math.min(KEYWORDS_MAX - 1, Math.max(0, sum - 1));
  }

  private double kindWords(Profile profile) {
    int found = 0;
    for (String word : Kinds.words(profile.kind)) {
      found += article.has(word) && !own.contains(word) ? 1 : 0;
    }
    return KIND_WORD * Math.min(KIND_WORDS_MAX, found);
  }

  private double bodies(Profile profile) {
    double sum = 0;
    for (String[] body : profile.bodies) {
      boolean all = body.length > 0;
      for (String word : body) {
        all &= article.has(word) && !own.contains(word);
      }
      sum += all ? BODY : 0;
    }
    return Math.min(BODIES_MAX, sum);
  }

  private double country(Profile profile, boolean ambiguous) {
    if (profile.countries.isEmpty() || countryShares.isEmpty()) {
      return 0;
    }
    double share = 0;
    for (String code : profile.countries) {
      share += countryShares.getOrDefault(code, 0.0);
    }
    if (share > 0) {
      return COUNTRY + COUNTRY_SHARE * share;
    }
    if (Kinds.isTown(profile.kind)) {
      return profile.kind.equals("capital") ? CAPITAL_ELSEWHERE : TOWN_ELSEWHERE;
    }
    return ambiguous && Kinds.isNational(profile.kind) ? OTHER_COUNTRY : 0;
  }

  /** The best and the worst of what stands beside the name's places. */
  private double beside(Candidate candidate) {
    double best = 0;
    double worst = 0;
    int places = Math.min(PLACES_MAX, group.places().size());
    for (Place place : group.places().subList(0, places)) {
      double weight = new Surroundings(article, place).weight(candidate);
      best = Math.max(best, weight);
      worst = Math.min(worst, weight);
    }
    return best + worst;
  }
}
