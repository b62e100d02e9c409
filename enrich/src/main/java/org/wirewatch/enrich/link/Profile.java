package org.wirewatch.enrich.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wirewatch.knowledge.Names;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.KnownEntity.Role;

/** A known entity as scoring needs it. Immutable. */
final class Profile {
  private static final double DESCRIPTION_WEIGHT = 0.5;
  private static final double RARE = 0.35;
  private static final Set<String> SMALL = Set.of("of", "the", "and", "for", "in", "on", "at", "&");

  final KnownEntity entity;
  final String kind;

  /** From the normal form to the ways it is written. */
  final Map<String, List<String>> forms = new HashMap<>();

  /** Words that stand in articles on it, and what each says. */
  final Map<String, Double> keywords = new HashMap<>();

  final Set<String> describing = new HashSet<>();
  final Set<String> roleWords = new HashSet<>();

  /** Words of the names of bodies in its roles. */
  final List<String[]> bodies = new ArrayList<>();

  final Set<String> countries = new HashSet<>();

  Profile(KnownEntity entity) {
    this.entity = entity;
    this.kind = entity.kind() == null ? "" : entity.kind();
    form(entity.name());
    entity.aliases().forEach(this::form);
    if (entity.country() != null) {
      countries.add(entity.country());
    }
    entity.roles().forEach(this::role);
    Set<String> own = new HashSet<>();
    forms.keySet().forEach(form -> own.addAll(List.of(form.split(" ", -1))));
    for (String keyword : entity.keywords()) {
      keyword(keyword, 1);
    }
    if (entity.description() != null) {
      for (String word : words(entity.description())) {
        describing.add(word);
        if (word.length() > 3 && !own.contains(word)) {
          keyword(word, DESCRIPTION_WEIGHT);
        }
      }
    }
  }

  /** Whether it was made of this very row. */
  @SuppressWarnings("ReferenceEquality") // a row that a base shares with the one before
  boolean isOf(KnownEntity row) {
    return entity == row;
  }

  private void form(String name) {
    forms.computeIfAbsent(Names.normal(name), key -> new ArrayList<>(1)).add(name);
  }

  private void keyword(String word, double weight) {
    double rarity = Rarity.of(word);
    if (rarity >= RARE && Countries.TABLE.code(word) == null) {
      keywords.merge(word, weight * rarity, Math::max);
    }
  }

  private void role(Role role) {
    for (String word : words(role.role())) {
      if (!SMALL.contains(word)) {
        roleWords.add(word);
      }
    }
    if (role.organization() == null) {
      return;
    }
    String code = Countries.TABLE.code(role.organization());
    if (code != null) {
      countries.add(code);
    } else {
      List<String> words = new ArrayList<>(words(role.organization()));
      words.removeAll(SMALL);
      bodies.add(words.toArray(String[]::new));
    }
  }

  private static List<String> words(String text) {
    return List.of(Names.normal(text).toLowerCase(Locale.ROOT).split("[ ,;()]+", -1));
  }
}
