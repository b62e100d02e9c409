package org.wirewatch.enrich.affiliation;

import java.util.List;
import org.wirewatch.enrich.affiliation.RolePhrase.Opening;

/** Reads one sentence for who holds which role where. */
final class SentenceReader {
  private static final int ASIDE_MAX = 15;

  private final Items items;
  private final RolePhrases phrases;
  private final Statements statements;
  private final Predicates predicates;

  SentenceReader(Items items) {
    this.items = items;
    this.phrases = new RolePhrases(items);
    this.statements = new Statements(items);
    this.predicates = new Predicates(items, phrases, statements);
  }

  /** What the sentence states. */
  Statements read() {
    if (!new Signatures(items, phrases, statements).read()) {
      beforeNames();
      for (int at = 0; at < items.size(); at++) {
        if (items.isPerson(at)) {
          afterName(at);
        } else if (items.isOrganization(at)) {
          predicates.ofOrganization(at);
        }
      }
    }
    return statements;
  }

  /** {@code X chief scientist A}; {@code the organizer, A,}. */
  private void beforeNames() {
    int at = 0;
    while (at < items.size()) {
      RolePhrase phrase = items.isPerson(at) ? null : phrases.at(at);
      if (phrase == null) {
        at++;
        continue;
      }
      RolePhrase nearer = items.isPerson(phrase.end()) ? phrase : phrases.single(at);
      if (items.isPerson(nearer.end())) {
        give(nearer, nearer.end());
      } else if (introduces(phrase)) {
        statements.add(List.of(phrase.end() + 1), owned(phrase));
      }
      at = Math.max(at + 1, nearer.headEnd());
    }
  }

  private void give(RolePhrase phrase, int person) {
    List<Integer> people = phrase.plural() ? People.from(items, person) : List.of(person);
    if (phrase.plural() && people.size() == 1) {
      return;
    }
    int last = people.get(people.size() - 1);
    RolePhrase whole = phrase;
    if (items.is(last + 1, "of") && !items.isPossessive(last + 1)) {
      RolePhrases.Place place = phrases.place(last + 1);
      if (place != null && !place.inRole()) {
        whole = phrase.at(place.item());
      }
    }
    statements.add(people, owned(whole));
  }

  /** A phrase with an article, a name behind it, and a pause behind that. */
  private boolean introduces(RolePhrase phrase) {
    int person = phrase.end() + 1;
    boolean definite =
        phrase.opening() != Opening.NONE
            || phrase.first().where() >= 0
            || items.isPossessive(phrase.start() - 1);
    boolean follows = items.isPause(phrase.start() - 1) && items.isPerson(phrase.start() - 2);
    boolean list =
        items.isPerson(person) && items.is(person + 1, ",") && items.isPerson(person + 2);
    return !phrase.plural()
        && definite
        && !follows
        && !list
        && items.isPause(phrase.end())
        && items.isPerson(person)
        && items.isStop(person + 1)
        && !items.isPossessive(person + 1);
  }

  /** {@code its chief executive}: of the organisation named last before it. */
  private RolePhrase owned(RolePhrase phrase) {
    boolean its =
        phrase.opening() == Opening.OWN
            && (items.is(phrase.start(), "its") || items.is(phrase.start(), "their"));
    if (!its) {
      return phrase;
    }
    for (int at = phrase.start() - 1; at >= 0; at--) {
      if (items.isOrganization(at)) {
        return phrase.at(at);
      }
    }
    return phrase;
  }

  private void afterName(int person) {
    int at = person + 1;
    if (items.isPossessive(at)) {
      return;
    }
    if (items.is(at, "(")) {
      at = bracket(person, at);
    } else if (items.is(at, "of") || items.is(at, "from")) {
      at = origin(person, at);
    }
    boolean aside = false;
    while (items.isPause(at)) {
      int next = aside(person, at + 1);
      if (next < 0) {
        break;
      }
      aside = true;
      at = next;
    }
    int verb = aside && items.isPause(at) ? at + 1 : at;
    boolean enclosed = !aside || items.isPause(at);
    if (enclosed && (aside || !items.isPause(at)) && isSubject(person)) {
      predicates.of(People.upTo(items, person), verb, true);
    }
  }

  private int bracket(int person, int open) {
    int close = open + 1;
    while (close < items.size() && !items.is(close, ")")) {
      close++;
    }
    if (items.isOrganization(open + 1) && close == open + 2) {
      statements.add(person, -1, -1, open + 1, List.of());
    } else {
      RolePhrase phrase = phrases.at(open + 1);
      if (phrase != null && phrase.end() == close) {
        statements.add(List.of(person), phrase);
      } else if (phrase != null
          && items.is(phrase.end(), ",")
          && items.isOrganization(phrase.end() + 1)
          && phrase.end() + 2 == close) {
        statements.add(List.of(person), phrase.at(phrase.end() + 1));
      }
    }
    return close + 1;
  }

  /** {@code A of X}: only of an organisation, and only when no role with a place stands before. */
  private int origin(int person, int preposition) {
    RolePhrases.Place place = phrases.place(preposition);
    if (place == null || !items.isOrganization(place.item())) {
      return preposition;
    }
    if (!statements.isPlaced(person)) {
      statements.add(person, -1, -1, place.item(), List.of());
    }
    return place.end();
  }

  /**
   * What stands between pauses behind a name.
   *
   * @return index of the item behind it; -1 when it is no aside
   */
  private int aside(int person, int from) {
    if (items.isWord(from) && isAge(from)) {
      return from + 1;
    }
    int at = skipAdverbs(from);
    if (items.is(at, "and")) {
      RolePhrase more = phrases.at(at + 1);
      boolean placed = more != null && more.first().where() >= 0;
      boolean other = placed && items.isPause(more.end()) && items.isPerson(more.end() + 1);
      return placed && !other ? apposition(person, at + 1) : -1;
    }
    if (items.is(at, "of") || items.is(at, "from")) {
      int end = origin(person, at);
      return end > at ? end : -1;
    }
    if (items.is(at, "who")) {
      int end = predicates.of(groupFor(person, at + 1), at + 1, false);
      return items.isPause(end) || end > at + 1 ? pauseFrom(end) : pauseFrom(at);
    }
    if (items.is(at, "whose") || items.is(at, "which")) {
      return pauseFrom(at);
    }
    return apposition(person, at);
  }

  private List<Integer> groupFor(int person, int verb) {
    boolean many = items.is(verb, "both") || items.is(verb, "all") || predicates.isPlural(verb);
    return many ? People.upTo(items, person) : List.of(person);
  }

  private int apposition(int person, int at) {
    RolePhrase phrase = phrases.at(at);
    if (phrase != null && items.isPerson(phrase.end()) && phrases.single(at).end() < phrase.end()) {
      phrase = phrases.single(at);
    }
    if (phrase == null || !mayEnd(phrase.end())) {
      return -1;
    }
    boolean all = phrase.opening() == Opening.ALL || phrase.plural();
    List<Integer> people = all ? People.upTo(items, person) : List.of(person);
    if (phrase.plural() && people.size() == 1) {
      return -1;
    }
    int end = phrase.end();
    if (items.is(end, "who") && phrase.first().where() < 0) {
      return relative(people, phrase);
    }
    statements.add(people, owned(phrase));
    return items.isPause(end) ? end : pauseFrom(end);
  }

  /** {@code an engineer who left X}: the verb belongs to the role. */
  private int relative(List<Integer> people, RolePhrase phrase) {
    int verb = skipAdverbs(phrase.end() + 1);
    boolean leaves = predicates.isLeaving(verb);
    RolePhrase.Role role = phrase.first();
    int where = items.isOrganization(verb + 1) ? verb + 1 : -1;
    if (leaves && where >= 0) {
      for (int person : people) {
        statements.add(person, role.start(), verb + 1, where, role.keys());
      }
      return pauseFrom(where + 1);
    }
    RolePhrases.Place place = predicates.isWorking(verb) ? phrases.place(verb + 1) : null;
    statements.add(people, place == null ? owned(phrase) : phrase.at(place.item()));
    return pauseFrom(phrase.end());
  }

  /** Whether an apposition may end before this item: no verb of which the phrase is the subject. */
  private boolean mayEnd(int at) {
    if (items.isStop(at)) {
      return !items.isPossessive(at);
    }
    return switch (items.lower(at)) {
      case "who",
          "whose",
          "and",
          "but",
          "or",
          "based",
          "in",
          "on",
          "until",
          "since",
          "from",
          "during",
          "with",
          "which",
          "that",
          "at",
          "for",
          "where",
          "when",
          "as",
          "while",
          "before",
          "after",
          "by" ->
          items.isWord(at);
      default -> false;
    };
  }

  /** The next pause, if it comes soon and no other person is named before it; else the start. */
  private int pauseFrom(int from) {
    for (int at = from; at < from + ASIDE_MAX && at < items.size(); at++) {
      if (items.isPause(at)) {
        return at;
      }
      if (items.isPerson(at)) {
        return from;
      }
    }
    return items.size();
  }

  private int skipAdverbs(int from) {
    int at = from;
    while (items.isWord(at) && Grammar.isAdverb(items.lower(at)) && !isQuantifier(at)) {
      at++;
    }
    return at;
  }

  private boolean isQuantifier(int at) {
    return items.is(at, "both") || items.is(at, "all");
  }

  private boolean isAge(int at) {
    String word = items.lower(at);
    boolean digits = word.length() == 2 && word.chars().allMatch(Character::isDigit);
    return digits && items.isPause(at + 1);
  }

  /** Whether a verb behind the name may be its own: not after a preposition, not in a condition. */
  private boolean isSubject(int person) {
    int first = People.upTo(items, person).get(0);
    String before = items.lower(first - 1);
    boolean word = items.isWord(first - 1);
    return !word
        || (!Grammar.isPreposition(before)
            && !before.equals("by")
            && !before.equals("about")
            && !Grammar.doubts(before));
  }
}
