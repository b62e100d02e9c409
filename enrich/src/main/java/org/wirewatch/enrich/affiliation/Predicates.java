package org.wirewatch.enrich.affiliation;

import java.util.List;
import java.util.Set;

/** Reads verbs that state a role: {@code is a partner at}, {@code founded}, {@code joined as}. */
final class Predicates {
  private static final int ADVERBS_MAX = 4;
  private static final int CHAIN_MAX = 4;
  private static final int PASSED_MAX = 10;
  private static final int GROUP_WORDS_MAX = 5;

  private static final Set<String> FOUNDING =
      Set.of("founded", "co-founded", "cofounded", "founding", "co-founding");
  private static final Set<String> LEADING =
      Set.of(
          "leads",
          "led",
          "lead",
          "leading",
          "co-leads",
          "runs",
          "ran",
          "run",
          "running",
          "heads",
          "headed",
          "head",
          "heading",
          "chairs",
          "chaired",
          "directs",
          "directed",
          "oversees",
          "oversaw",
          "manages",
          "managed",
          "owns",
          "owned");
  private static final Set<String> PASSIVE =
      Set.of("founded", "co-founded", "cofounded", "led", "run", "headed", "chaired", "owned");
  private static final Set<String> LEAVING = Set.of("left", "quit", "departed", "leaving");
  private static final Set<String> JOINING = Set.of("joined", "joins", "joining");
  private static final Set<String> WORKING = Set.of("works", "worked", "work", "working");
  private static final Set<String> BEING =
      Set.of(
          "is", "was", "are", "became", "becomes", "remains", "remained", "been", "being", "were");
  private static final Set<String> SERVING =
      Set.of("serves", "served", "works", "worked", "acts", "acted", "serving", "working");
  private static final Set<String> NAMING =
      Set.of(
          "named",
          "appointed",
          "elected",
          "hired",
          "promoted",
          "made",
          "chosen",
          "reelected",
          "re-elected",
          "installed",
          "sworn",
          "picked",
          "tapped");
  private static final Set<String> GROUPS =
      Set.of(
          "team",
          "group",
          "division",
          "unit",
          "lab",
          "laboratory",
          "department",
          "office",
          "program",
          "programme",
          "business",
          "arm",
          "project",
          "branch",
          "chapter",
          "desk",
          "section",
          "practice",
          "effort",
          "efforts",
          "operations");

  private final Items items;
  private final RolePhrases phrases;
  private final Statements statements;

  Predicates(Items items, RolePhrases phrases, Statements statements) {
    this.items = items;
    this.phrases = phrases;
    this.statements = statements;
  }

  boolean isLeaving(int at) {
    return items.isWord(at) && LEAVING.contains(items.lower(at));
  }

  boolean isWorking(int at) {
    return items.isWord(at) && WORKING.contains(items.lower(at));
  }

  /** Whether a verb form speaks of several people, or may: {@code work}, {@code founded}. */
  boolean isPlural(int at) {
    return switch (items.lower(at)) {
      case "work", "are", "were", "lead", "run", "head", "have", "founded", "co-founded" -> true;
      default -> false;
    };
  }

  /**
   * Reads the verbs that follow their subject.
   *
   * @param main whether it is the sentence's verb and not that of a relative clause
   * @return index of the item behind what was understood; {@code from} when nothing was
   */
  int of(List<Integer> people, int from, boolean main) {
    int at = from;
    for (int i = 0; i < CHAIN_MAX; i++) {
      int end = one(people, at);
      if (end < 0 && i == 0 && main) {
        end = passed(at);
      }
      if (end < 0) {
        return i == 0 ? from : at;
      }
      int next = next(end);
      if (next < 0) {
        return end;
      }
      at = next;
    }
    return at;
  }

  /** Behind a verb that states no role, up to {@code and is}; -1 when it goes on otherwise. */
  private int passed(int from) {
    for (int at = from; at < from + PASSED_MAX && items.isSmall(at); at++) {
      if (Grammar.denies(items.lower(at))) {
        return -1;
      }
      if (items.is(at, "and") && BEING.contains(items.lower(at + 1))) {
        return at;
      }
    }
    return -1;
  }

  /** The verb after {@code and} or {@code before}; -1 when no other follows. */
  private int next(int end) {
    for (int at = end; at < end + 4 && at < items.size(); at++) {
      if (items.isWord(at) && (items.is(at, "and") || items.is(at, "before"))) {
        return at + 1;
      }
      if (items.name(at) != null || items.isStop(at)) {
        return -1;
      }
    }
    return -1;
  }

  private int one(List<Integer> people, int from) {
    int at = from;
    boolean had = false;
    for (int i = 0; i < ADVERBS_MAX && items.isWord(at); i++) {
      String word = items.lower(at);
      if (Grammar.denies(word)) {
        return -1;
      }
      boolean auxiliary = word.equals("has") || word.equals("had") || word.equals("have");
      if (!auxiliary && !Grammar.isAdverb(word)) {
        break;
      }
      had |= auxiliary;
      at++;
    }
    if (!items.isWord(at)) {
      return -1;
    }
    String verb = items.lower(at);
    if (verb.equals("used") && items.is(at + 1, "to") && items.is(at + 2, "work")) {
      return works(people, at, at + 3, true);
    }
    if (SERVING.contains(verb) && items.is(at + 1, "as")) {
      return phrase(people, at + 2, -1);
    }
    if (WORKING.contains(verb)) {
      return works(people, at, at + 1, verb.equals("worked") || had);
    }
    if (JOINING.contains(verb)) {
      return joins(people, at + 1);
    }
    if (FOUNDING.contains(verb) || LEADING.contains(verb)) {
      return leads(people, at);
    }
    if (LEAVING.contains(verb)) {
      int where = skipThe(at + 1);
      return organization(where) ? state(people, at, at + 1, where, where + 1) : -1;
    }
    return BEING.contains(verb) ? being(people, verb, at + 1) : -1;
  }

  private int being(List<Integer> people, String verb, int from) {
    int at = from;
    while (items.isWord(at) && Grammar.isAdverb(items.lower(at)) && !items.is(at, "both")) {
      at++;
    }
    if (items.is(at, "been") || items.is(at, "being")) {
      at++;
    }
    if (items.isWord(at) && Grammar.denies(items.lower(at))) {
      return -1;
    }
    if (items.isWord(at) && NAMING.contains(items.lower(at))) {
      at++;
      boolean as = items.is(at, "as") || items.is(at, "to") || items.is(at, "in");
      at += as ? 1 : 0;
      return phrase(people, items.is(at, "as") ? at + 1 : at, -1);
    }
    boolean conditional = verb.equals("were") && people.size() == 1;
    return conditional ? -1 : phrase(people, at, -1);
  }

  /** A role behind a verb; -1 when there is none. */
  private int phrase(List<Integer> people, int at, int where) {
    RolePhrase phrase = phrases.at(at);
    if (phrase == null || items.isPerson(phrase.end()) || items.isPossessive(phrase.end())) {
      return -1;
    }
    statements.add(people, where < 0 ? phrase : phrase.at(where));
    return phrase.end();
  }

  private int works(List<Integer> people, int verb, int preposition, boolean past) {
    boolean at =
        items.is(preposition, "at") || items.is(preposition, "for") || items.is(preposition, "in");
    RolePhrases.Place place = at ? phrases.place(preposition) : null;
    if (place == null || !items.isOrganization(place.item())) {
      return -1;
    }
    if (items.is(place.end(), "as")) {
      int end = phrase(people, place.end() + 1, place.item());
      if (end > 0) {
        return end;
      }
    }
    return state(people, past ? verb : -1, preposition, place.item(), place.end());
  }

  private int joins(List<Integer> people, int from) {
    int where = skipThe(from);
    if (!organization(where)) {
      return -1;
    }
    if (items.is(where + 1, "as")) {
      int end = phrase(people, where + 2, where);
      if (end > 0) {
        return end;
      }
    }
    return state(people, -1, -1, where, where + 1);
  }

  /** {@code leads X}, {@code leads X's safety team}, {@code leads the robotics group at X}. */
  private int leads(List<Integer> people, int verb) {
    int object = skipThe(verb + 1);
    if (organization(object)) {
      if (items.isPossessive(object + 1)) {
        int end = phrases.nounsEnd(object + 2);
        boolean group = end > object + 2 && GROUPS.contains(items.lower(end - 1));
        return group ? state(people, verb, end, object, end) : -1;
      }
      int end = phrases.nounsEnd(object + 1);
      boolean group = end > object + 1 && GROUPS.contains(items.lower(end - 1));
      if (group) {
        return state(people, verb, end, object, end);
      }
      return end == object + 1 ? state(people, verb, verb + 1, object, object + 1) : -1;
    }
    int at = object;
    while (at < object + GROUP_WORDS_MAX && items.isSmall(at)) {
      if (GROUPS.contains(items.lower(at))) {
        RolePhrases.Place place =
            Grammar.isPreposition(items.lower(at + 1)) ? phrases.place(at + 1) : null;
        boolean where = place != null && items.isOrganization(place.item());
        return where ? state(people, verb, at + 1, place.item(), place.end()) : -1;
      }
      at++;
    }
    return -1;
  }

  private int state(List<Integer> people, int roleStart, int roleEnd, int where, int end) {
    String verb = roleStart < 0 ? "" : items.lower(roleStart);
    List<String> keys = FOUNDING.contains(verb) ? List.of("founder") : List.of();
    for (int person : people) {
      statements.add(person, roleStart, roleEnd, where, keys);
    }
    return end;
  }

  private boolean organization(int at) {
    return items.isOrganization(at);
  }

  private int skipThe(int at) {
    return items.is(at, "the") ? at + 1 : at;
  }

  /** {@code X was founded by A}, {@code X named A chief executive}. */
  void ofOrganization(int where) {
    int at = items.isPause(where + 1) ? where + 2 : where + 1;
    while (items.isWord(at)
        && (BEING.contains(items.lower(at)) || Grammar.isAdverb(items.lower(at)))) {
      at++;
    }
    if (!items.isWord(at)) {
      return;
    }
    String verb = items.lower(at);
    int by = items.is(at + 1, "by") ? at + 2 : -1;
    if (by > 0 && PASSIVE.contains(verb) && items.isPerson(by)) {
      state(People.from(items, by), at, at + 1, where, by);
    }
    boolean named = NAMING.contains(verb) && at == where + 1 && items.isPerson(at + 1);
    if (named) {
      int role = items.is(at + 2, "as") || items.is(at + 2, "to") ? at + 3 : at + 2;
      phrase(List.of(at + 1), role, where);
    }
  }
}
