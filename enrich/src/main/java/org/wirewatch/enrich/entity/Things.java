package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.knowledge.Names;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/** Events, products and laws among the names of an article. Pure. */
final class Things {
  private Things() {}

  static boolean isThing(Name name) {
    return switch (name.type()) {
      case EVENT, PRODUCT, LAW -> true;
      default -> false;
    };
  }

  /** Both together, in order of place; a thing that lies across another name is left out. */
  static List<Name> beside(List<Name> names, List<Name> things) {
    List<Name> all = new ArrayList<>(names);
    for (Name thing : things) {
      if (names.stream().noneMatch(name -> overlap(name, thing))) {
        all.add(thing);
      }
    }
    all.sort(Comparator.comparingInt(Name::sentence).thenComparingInt(Name::start));
    return all;
  }

  private static boolean overlap(Name one, Name other) {
    return one.sentence() == other.sentence()
        && one.start() < other.end()
        && other.start() < one.end();
  }

  /** One group for each thing, by its name. */
  static List<Resolver.Named> groups(ArticleText article, List<Name> names) {
    Map<String, Resolver.Named> groups = new LinkedHashMap<>();
    for (Name name : names) {
      if (isThing(name)) {
        EntityType type = name.type();
        String words = article.words(name);
        groups
            .computeIfAbsent(
                type + Names.normal(words),
                key -> new Resolver.Named(type, words, new ArrayList<>()))
            .names()
            .add(name);
      }
    }
    return List.copyOf(groups.values());
  }
}
