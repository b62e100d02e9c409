package org.wirewatch.enrich.affiliation;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.enrich.affiliation.RolePhrase.Opening;
import org.wirewatch.enrich.affiliation.RolePhrase.Role;
import org.wirewatch.enrich.affiliation.RoleWords.Head;

/**
 * Reads a phrase that names a role, from its first item on: article, {@code former}, organisation,
 * modifiers, noun, what the role is for, and where.
 */
final class RolePhrases {
  private static final int UNKNOWN_MAX = 3;
  private static final int TOPIC_MAX = 5;
  private static final int BEFORE_WHERE_MAX = 5;

  private final Items items;
  private final RoleWords words = RoleWords.bundled();

  RolePhrases(Items items) {
    this.items = items;
  }

  /** The phrase that begins with an item, coordinated ones included; null when none does. */
  RolePhrase at(int start) {
    RolePhrase first = single(start);
    if (first == null || !items.is(first.end(), "and")) {
      return first;
    }
    RolePhrase second = single(first.end() + 1);
    return second == null || second.opening() == Opening.THE || second.opening() == Opening.OWN
        ? first
        : joined(first, second);
  }

  /** One noun with what belongs to it; null when none begins with the item. */
  RolePhrase single(int start) {
    Opening opening = opening(start);
    int at = start + width(opening, start);
    int roleStart = at;
    int where = -1;
    int unknown = 0;
    boolean known = opening != Opening.NONE;
    while (at < items.size()) {
      Head head = lastHead(at);
      if (head != null && unknown > 0 && where >= 0 && items.isCapital(at)) {
        return null;
      }
      if (head != null) {
        int from = opening == Opening.ONE_OF ? start : roleStart;
        return placed(start, from, opening, where, head);
      }
      if (items.isWhere(at) && where < 0) {
        where = at;
        boolean owner = items.isPossessive(at + 1);
        boolean inside = at > roleStart || items.isPrefixed(at);
        at += owner ? 2 : 1;
        roleStart = inside && !owner ? roleStart : at;
        known = true;
      } else if (items.isWord(at) && (words.isModifier(items.lower(at)) || isOrigin(at))) {
        at++;
        known = true;
      } else if (known && unknown < UNKNOWN_MAX && isUnknown(opening, at)) {
        unknown++;
        at++;
      } else {
        return null;
      }
    }
    return null;
  }

  /** {@code Panamanian} before a role. */
  private boolean isOrigin(int at) {
    return items.isCapital(at)
        && Grammar.isOrigin(items.lower(at))
        && (words.head(items, at + 1) != null || words.isModifier(items.lower(at + 1)));
  }

  /** A plain word, or behind an article a part of a name that nobody recognised. */
  private boolean isUnknown(Opening opening, int at) {
    boolean article = opening == Opening.A || opening == Opening.THE;
    boolean written = items.isSmall(at) || (article && items.isCapital(at));
    return written && !Grammar.isFunction(items.lower(at)) && !isVerb(at);
  }

  private boolean isVerb(int at) {
    return Grammar.isFiniteVerb(items.lower(at));
  }

  /** The noun at an item, or a later one that it only modifies: {@code executive officer}. */
  private Head lastHead(int at) {
    Head head = words.head(items, at);
    while (head != null) {
      Head next = words.head(items, head.next());
      int modifier = head.next();
      if (next == null && words.isModifier(items.lower(modifier)) && items.isWord(modifier)) {
        next = words.head(items, modifier + 1);
      }
      if (next == null || head.plural()) {
        return head;
      }
      head = next;
    }
    return null;
  }

  private Opening opening(int at) {
    if (items.isWhere(at)) {
      return Opening.NONE;
    }
    return switch (items.lower(at)) {
      case "a", "an", "another" -> Opening.A;
      case "the" -> Opening.THE;
      case "its", "their", "his", "her", "our", "my" -> Opening.OWN;
      case "both", "all" -> Opening.ALL;
      case "one" -> items.is(at + 1, "of") ? Opening.ONE_OF : Opening.NONE;
      default -> Opening.NONE;
    };
  }

  private int width(Opening opening, int start) {
    return switch (opening) {
      case NONE -> 0;
      case ONE_OF -> opening(start + 2) == Opening.NONE ? 2 : 3;
      case A, THE, OWN, ALL -> 1;
    };
  }

  private RolePhrase placed(int start, int roleStart, Opening opening, int before, Head head) {
    int where = before;
    int roleEnd = head.next();
    int end = head.next();
    for (int i = 0; i < 2; i++) {
      String preposition = items.lower(end);
      if (!items.isWord(end) || !Grammar.isPreposition(preposition)) {
        break;
      }
      Place place = place(end);
      if (place != null && where < 0) {
        where = place.item();
        roleEnd = place.inRole() ? place.end() : roleEnd;
        end = place.end();
        break;
      }
      int topic = place == null && i == 0 ? topicEnd(end) : end;
      if (topic == end) {
        break;
      }
      roleEnd = topic;
      end = topic;
    }
    Role role = new Role(roleStart, roleEnd, where, List.of(head.key()), head.plural());
    return new RolePhrase(start, end, head.next(), opening, List.of(role));
  }

  /**
   * Where a role is held.
   *
   * @param item of the organisation or place
   * @param end index of the item behind the phrase
   * @param inRole whether the phrase is part of the role: {@code director of X's lab}
   */
  record Place(int item, int end, boolean inRole) {}

  /** The place behind the preposition at an item; null when none stands there. */
  Place place(int preposition) {
    int at = preposition + 1;
    int small = 0;
    while (small < BEFORE_WHERE_MAX && items.isSmall(at) && isBeforeWhere(at)) {
      small++;
      at++;
    }
    if (!items.isWhere(at) || belongsToNext(at + 1)) {
      return null;
    }
    if (!items.isPossessive(at + 1)) {
      int end = Grammar.isBody(items.lower(at + 1)) && items.isWord(at + 1) ? at + 2 : at + 1;
      return items.is(preposition, "on") ? null : new Place(at, end, false);
    }
    int end = nounsEnd(at + 2);
    boolean of = items.is(preposition, "of") || items.is(preposition, "for");
    return end > at + 2 ? new Place(at, end, of) : null;
  }

  private boolean isBeforeWhere(int at) {
    String word = items.lower(at);
    boolean article = word.equals("the") || word.equals("a") || word.equals("an");
    return article || (!Grammar.isFunction(word) && !isVerb(at));
  }

  /** Whether a role follows, as in {@code adviser to Minnesota Gov. Tim Walz}. */
  private boolean belongsToNext(int at) {
    boolean modified =
        words.isModifier(items.lower(at)) && items.isWord(at) && words.head(items, at + 1) != null;
    return modified || words.head(items, at) != null;
  }

  /** End of up to four plain nouns: {@code search team}. */
  int nounsEnd(int from) {
    int at = from;
    while (at < from + 4 && items.isWord(at) && !items.isStop(at) && isNoun(at)) {
      at++;
    }
    return at;
  }

  private boolean isNoun(int at) {
    return !Grammar.isFunction(items.lower(at)) && !isVerb(at);
  }

  /** End of what a role is for: {@code of global business}; the preposition when there is none. */
  private int topicEnd(int preposition) {
    boolean topic = items.is(preposition, "of") || items.is(preposition, "for");
    int at = preposition + 1;
    if (!topic) {
      return preposition;
    }
    if (items.is(at, "the")) {
      at++;
    }
    int from = at;
    if (items.is(preposition, "for") && items.lower(at).endsWith("ing")) {
      return preposition;
    }
    while (at - from < TOPIC_MAX && items.isWord(at) && !items.isStop(at)) {
      boolean joins = items.is(at, "and") && at > from && isTopicWord(at + 1);
      if (!joins && !isTopicWord(at)) {
        break;
      }
      at++;
    }
    String last = items.lower(at - 1);
    boolean open = items.isWhere(at) || last.equals("and") || last.endsWith(".");
    boolean cut = open || Grammar.isTime(last);
    return at > from && !cut ? at : preposition;
  }

  private boolean isTopicWord(int at) {
    boolean word = items.isSmall(at) || items.isCapital(at);
    boolean role = words.head(items, at) != null && items.is(at - 1, "and");
    return word && isNoun(at) && !role;
  }

  private RolePhrase joined(RolePhrase first, RolePhrase second) {
    Role one = first.first();
    Role two = second.first();
    List<Role> roles = new ArrayList<>();
    boolean shared = second.opening() == Opening.NONE && !(one.where() >= 0 && two.where() >= 0);
    boolean plain = second.headEnd() == second.end() || one.where() < 0;
    if (shared && plain) {
      List<String> keys = new ArrayList<>(one.keys());
      keys.addAll(two.keys());
      int where = Math.max(one.where(), two.where());
      roles.add(new Role(one.start(), two.end(), where, keys, one.plural()));
    } else {
      roles.add(one);
      roles.add(two);
    }
    return new RolePhrase(first.start(), second.end(), second.headEnd(), first.opening(), roles);
  }
}
