package org.wirewatch.enrich.affiliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.affiliation.RolePhrase.Opening;
import org.wirewatch.enrich.affiliation.RolePhrase.Role;
import org.wirewatch.wire.EnrichedArticle.Affiliation;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Reference;

/** Tells whom {@code the X co-founder} means, when the article says it of exactly one person. */
final class References {
  private static final String SEPARATOR = "\u0000";

  private final Map<String, Set<String>> holders = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final String text;

  References(String text, List<Found> stated, List<Mention> mentions) {
    this.text = text;
    for (Found found : stated) {
      Affiliation affiliation = found.affiliation();
      if (affiliation.organizationId() == null || affiliation.personId() == null) {
        continue;
      }
      for (String key : found.keys()) {
        holders
            .computeIfAbsent(
                affiliation.organizationId() + SEPARATOR + key, added -> new HashSet<>())
            .add(affiliation.personId());
      }
    }
    for (Mention mention : mentions) {
      if (mention.entityId() != null) {
        names.putIfAbsent(mention.entityId(), mention.canonicalName());
      }
    }
  }

  /** The references of a sentence whose affiliations are known. */
  List<Reference> in(Items items, Statements statements) {
    List<Reference> references = new ArrayList<>();
    if (holders.isEmpty()) {
      return references;
    }
    RolePhrases phrases = new RolePhrases(items);
    for (int at = 0; at < items.size(); at++) {
      RolePhrase phrase = items.is(at, "the") ? phrases.single(at) : null;
      if (phrase != null && stands(items, phrase, statements)) {
        String person = holder(items, phrase.first());
        if (person != null) {
          int start = items.start(at);
          boolean behind = phrase.first().where() >= phrase.headEnd();
          int end = items.end((behind ? phrase.end() : phrase.headEnd()) - 1);
          references.add(
              new Reference(start, end, text.substring(start, end), person, names.get(person)));
        }
        at = phrase.headEnd() - 1;
      }
    }
    return references;
  }

  /** Whether no name beside the phrase says already who is meant. */
  private static boolean stands(Items items, RolePhrase phrase, Statements statements) {
    int end = phrase.end();
    boolean before = items.isPause(phrase.start() - 1) && items.isPerson(phrase.start() - 2);
    boolean behind = items.isPerson(end) || (items.isPause(end) && items.isPerson(end + 1));
    return phrase.opening() == Opening.THE
        && !phrase.first().plural()
        && phrase.first().where() >= 0
        && !before
        && !behind
        && !statements.isTaken(phrase.start());
  }

  private String holder(Items items, Role role) {
    String organization = items.name(role.where()).entityId();
    Set<String> people = new HashSet<>();
    for (String key : role.keys()) {
      people.addAll(holders.getOrDefault(organization + SEPARATOR + key, Set.of()));
    }
    return people.size() == 1 ? people.iterator().next() : null;
  }
}
