package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Gives one written name one type in the whole article: each mention votes with the model's
 * confidence and with the cues around it; {@code Halden} votes together with {@code Halden
 * Robotics}, and the surname of a full name leans to the person.
 */
final class TypeVotes {
  private static final double DOUBT = 0.4;
  private static final double GUESS = 0.4;
  private static final double SETTLED = 0.8;
  private static final double NEIGHBOUR = 0.6;
  private static final double CERTAIN = 0.6;
  private static final double CERTAIN_GUESS = 0.9;
  private static final double NO_DOUBT = 3.5;
  private static final double SURNAME = 1.5;

  private final ArticleText article;
  private final TypeCues cues;
  private final Map<String, Map<EntityType, Double>> votes = new HashMap<>();

  /** The longer name that a short name votes with. */
  private final Map<String, String> family = new HashMap<>();

  private TypeVotes(ArticleText article, Lexicon lexicon) {
    this.article = article;
    this.cues = new TypeCues(article, lexicon);
  }

  /** The names, some with another type. */
  static List<Name> settle(ArticleText article, Lexicon lexicon, List<Name> names) {
    TypeVotes votes = new TypeVotes(article, lexicon);
    votes.findFamilies(names);
    for (Name name : names) {
      votes.count(name);
    }
    votes.countSurnames(names);
    votes.countOwners(names);
    votes.countEnumerations(names);
    List<Name> settled = new ArrayList<>(names.size());
    for (Name name : names) {
      EntityType winner = votes.winner(votes.key(name));
      settled.add(
          winner == name.type() || votes.isCertain(name, winner)
              ? name
              : new Name(name.sentence(), name.start(), name.end(), winner, SETTLED));
    }
    return settled;
  }

  /**
   * {@code Washington} may be a place here and a government there. Of a single word that no list
   * has the model must be surer, and it is overruled where the words around leave no doubt.
   */
  private boolean isCertain(Name name, EntityType winner) {
    return name.confidence() >= (isGuess(name) ? CERTAIN_GUESS : CERTAIN)
        && cues.weight(name, winner) < NO_DOUBT;
  }

  private void findFamilies(List<Name> names) {
    for (Name name : names) {
      String full = written(name);
      int space = full.lastIndexOf(' ');
      if (space > 0 && TypeCues.endsAsFirm(full.substring(space + 1))) {
        family.put(full.substring(0, space), full);
      }
    }
  }

  private void count(Name name) {
    Map<EntityType, Double> of =
        votes.computeIfAbsent(key(name), key -> new EnumMap<>(EntityType.class));
    double model = name.confidence() - DOUBT;
    of.merge(name.type(), isGuess(name) ? GUESS * model : model, Double::sum);
    for (EntityType type : EntityType.values()) {
      double weight = cues.weight(name, type);
      if (weight > 0) {
        of.merge(type, weight, Double::sum);
      }
    }
  }

  private void countSurnames(List<Name> names) {
    Map<String, Boolean> seen = new HashMap<>();
    for (Name name : names) {
      String full = key(name);
      int space = full.lastIndexOf(' ');
      Map<EntityType, Double> surname = space < 0 ? null : votes.get(full.substring(space + 1));
      boolean first = seen.putIfAbsent(full, true) == null;
      if (surname != null && first && winner(full) == EntityType.PERSON) {
        surname.merge(EntityType.PERSON, SURNAME, Double::sum);
      }
    }
  }

  /** In {@code Orla Venn of X}, an X that no list has is rather a firm than a place. */
  private void countOwners(List<Name> names) {
    for (int i = 1; i < names.size(); i++) {
      Name owned = names.get(i);
      Name owner = names.get(i - 1);
      boolean of =
          owner.sentence() == owned.sentence()
              && owner.end() + 1 == owned.start()
              && article.word(owned.sentence(), owner.end()).equals("of");
      if (of && isGuess(owned) && winner(key(owner)) == EntityType.PERSON) {
        votes.get(key(owned)).merge(EntityType.ORGANIZATION, NEIGHBOUR, Double::sum);
      }
    }
  }

  /** In {@code X, Y and Z}, names that no list has lean to their neighbours' type. */
  private void countEnumerations(List<Name> names) {
    List<EntityType> types = names.stream().map(name -> winner(key(name))).toList();
    ContextTypes context = new ContextTypes(article);
    for (int i = 1; i < names.size(); i++) {
      if (types.get(i) != types.get(i - 1) && context.enumerated(names.get(i - 1), names.get(i))) {
        lean(names.get(i), types.get(i - 1));
        lean(names.get(i - 1), types.get(i));
      }
    }
  }

  private void lean(Name name, EntityType type) {
    if (isGuess(name) && type != EntityType.PERSON) {
      votes.get(key(name)).merge(type, NEIGHBOUR, Double::sum);
    }
  }

  private boolean isGuess(Name name) {
    return name.end() - name.start() == 1 && !cues.isListed(name);
  }

  private EntityType winner(String key) {
    return votes.get(key).entrySet().stream()
        .max(Map.Entry.<EntityType, Double>comparingByValue().thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  private String key(Name name) {
    String written = written(name);
    return family.getOrDefault(written, written);
  }

  private String written(Name name) {
    return article.words(name).toLowerCase(Locale.ROOT);
  }
}
