package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Settles the type of names that the model is unsure of, where the words around leave no doubt:
 * {@code chief executive of X}, {@code X employees}; and in an enumeration, where all members are
 * of one kind.
 */
final class ContextTypes {
  private static final double UNSURE = 0.8;
  private static final double SETTLED = 0.8;
  private static final int LIST_MIN = 3;
  private static final int GAP_MAX = 3;

  private static final Set<String> STAFF =
      Set.of(
          "executive",
          "executives",
          "ceo",
          "cfo",
          "cto",
          "founder",
          "founders",
          "co-founder",
          "cofounder",
          "chairman",
          "chairwoman",
          "spokesman",
          "spokeswoman",
          "spokesperson",
          "employee",
          "employees",
          "worker",
          "workers",
          "engineer",
          "engineers",
          "staff",
          "staffers",
          "shares",
          "shareholders",
          "investors",
          "analyst",
          "subsidiary",
          "boss",
          "board");

  private static final Set<String> LINKS = Set.of("of", "at", "for", "from", "with");

  private final ArticleText article;

  ContextTypes(ArticleText article) {
    this.article = article;
  }

  /** The names, some with another type. */
  static List<Name> settle(ArticleText article, List<Name> names) {
    ContextTypes context = new ContextTypes(article);
    List<Name> settled = new ArrayList<>();
    for (Name name : names) {
      boolean organisation = name.confidence() < UNSURE && context.isEmployer(name);
      settled.add(organisation ? context.settled(name, EntityType.ORGANIZATION) : name);
    }
    return context.evenOut(settled);
  }

  /** Whether a word, of any case, means staff, owners or shares of a firm. */
  static boolean isStaff(String word) {
    return STAFF.contains(word.toLowerCase(Locale.ROOT));
  }

  private Name settled(Name name, EntityType type) {
    double confidence = Math.max(name.confidence(), SETTLED);
    return new Name(name.sentence(), name.start(), name.end(), type, confidence);
  }

  private boolean isEmployer(Name name) {
    return hasStaffAfter(article, name) || hasStaffBefore(article, name);
  }

  /** {@code X employees}, {@code X's chief executive}. */
  static boolean hasStaffAfter(ArticleText article, Name name) {
    int sentence = name.sentence();
    int size = article.tokens(sentence).size();
    int next = name.end();
    if (next < size && isPossessive(article.word(sentence, next))) {
      next++;
    }
    for (int at = next; at < Math.min(size, next + 2); at++) {
      if (isStaff(article.word(sentence, at))) {
        return true;
      }
    }
    return false;
  }

  /** {@code an engineer at X}, {@code shares of X}. */
  static boolean hasStaffBefore(ArticleText article, Name name) {
    int link = name.start() - 1;
    return link >= 1
        && LINKS.contains(article.word(name.sentence(), link).toLowerCase(Locale.ROOT))
        && isStaff(article.word(name.sentence(), link - 1));
  }

  static boolean isPossessive(String word) {
    return word.equals("'s") || word.equals("\u2019s") || word.equals("'") || word.equals("\u2019");
  }

  private String word(int sentence, int token) {
    return article.word(sentence, token).toLowerCase(Locale.ROOT);
  }

  /** Gives the unsure members of an enumeration the type of the surer ones. */
  private List<Name> evenOut(List<Name> names) {
    List<Name> result = new ArrayList<>();
    int start = 0;
    while (start < names.size()) {
      int end = start + 1;
      while (end < names.size() && enumerated(names.get(end - 1), names.get(end))) {
        end++;
      }
      List<Name> members = names.subList(start, end);
      EntityType common = members.size() >= LIST_MIN ? common(members) : null;
      for (Name name : members) {
        boolean changes = common != null && name.confidence() < UNSURE && name.type() != common;
        result.add(changes ? settled(name, common) : name);
      }
      start = end;
    }
    return result;
  }

  private static EntityType common(List<Name> members) {
    Map<EntityType, Double> weight = new EnumMap<>(EntityType.class);
    double all = 0;
    for (Name name : members) {
      double lead = Math.max(0.01, name.confidence() - 0.5);
      weight.merge(name.type(), lead, Double::sum);
      all += lead;
    }
    for (Map.Entry<EntityType, Double> entry : weight.entrySet()) {
      if (entry.getValue() * 2 > all) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** Only a comma, {@code and} or {@code or} stands between. */
  boolean enumerated(Name one, Name next) {
    int gap = next.start() - one.end();
    if (one.sentence() != next.sentence() || gap < 1 || gap > GAP_MAX) {
      return false;
    }
    for (int at = one.end(); at < next.start(); at++) {
      String word = word(one.sentence(), at);
      if (!word.equals(",") && !word.equals("and") && !word.equals("or") && !word.equals("the")) {
        return false;
      }
    }
    return true;
  }
}
