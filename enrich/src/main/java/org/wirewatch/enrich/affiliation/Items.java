package org.wirewatch.enrich.affiliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Token;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * A sentence as the grammar reads it: each name is one item, each other token one. Reads past the
 * ends as the empty word.
 */
final class Items {
  private final String text;
  private final List<Item> items = new ArrayList<>();

  private record Item(int start, int end, String word, String lower, Mention name) {}

  /**
   * Takes a sentence.
   *
   * @param names those of the whole text, in order
   * @param from index of the first name that may stand in the sentence
   * @param before whom {@code he} or {@code she} at the start stands for; null when unknown
   */
  Items(String text, Sentence sentence, List<Mention> names, int from, Mention before) {
    this.text = text;
    int name = from;
    List<Token> tokens = sentence.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      while (name < names.size() && names.get(name).end() <= token.start()) {
        name++;
      }
      Mention mention = name < names.size() ? names.get(name) : null;
      if (mention == null || mention.start() >= token.end()) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        boolean pronoun = i == 0 && (lower.equals("he") || lower.equals("she"));
        Mention meant = pronoun ? before : null;
        items.add(new Item(token.start(), token.end(), token.text(), lower, meant));
        continue;
      }
      while (i + 1 < tokens.size() && tokens.get(i + 1).start() < mention.end()) {
        i++;
      }
      int end = Math.max(mention.end(), tokens.get(i).end());
      String word = mention.text();
      items.add(new Item(token.start(), end, word, word.toLowerCase(Locale.ROOT), mention));
    }
  }

  int size() {
    return items.size();
  }

  private boolean has(int at) {
    return at >= 0 && at < items.size();
  }

  /** Whether it is a word or mark rather than a name. */
  boolean isWord(int at) {
    return has(at) && items.get(at).name() == null;
  }

  /** The name; null for a word or mark. */
  Mention name(int at) {
    return has(at) ? items.get(at).name() : null;
  }

  boolean isPerson(int at) {
    return is(at, EntityType.PERSON);
  }

  boolean isOrganization(int at) {
    return is(at, EntityType.ORGANIZATION);
  }

  /** An organisation or a place: where somebody can have a role. */
  boolean isWhere(int at) {
    return isOrganization(at) || is(at, EntityType.LOCATION);
  }

  private boolean is(int at, EntityType type) {
    Mention name = name(at);
    return name != null && name.type() == type;
  }

  /** Of a word or mark in small letters; of a name too, but that no rule asks for. */
  String lower(int at) {
    return has(at) ? items.get(at).lower() : "";
  }

  /** Whether it is exactly this word or mark. */
  boolean is(int at, String word) {
    return isWord(at) && items.get(at).lower().equals(word);
  }

  boolean isPossessive(int at) {
    return is(at, "'s") || is(at, "\u2019s") || is(at, "'") || is(at, "\u2019");
  }

  /** A word of small letters, no mark. */
  boolean isSmall(int at) {
    return isWord(at) && Character.isLowerCase(items.get(at).word().charAt(0));
  }

  boolean isCapital(int at) {
    return isWord(at) && Character.isUpperCase(items.get(at).word().charAt(0));
  }

  /** A comma, dash or bracket that sets something apart. */
  boolean isPause(int at) {
    return isWord(at)
        && switch (items.get(at).word()) {
          case ",", "\u2014", "\u2013", "--", "-" -> true;
          default -> false;
        };
  }

  /** Where nothing more follows in the clause: a mark or the end. */
  boolean isStop(int at) {
    return !has(at) || (isWord(at) && !Character.isLetterOrDigit(items.get(at).word().charAt(0)));
  }

  /** Offset at which the item's tokens begin; before the name in {@code ex-Lumenary}. */
  int start(int at) {
    return items.get(at).start();
  }

  int end(int at) {
    return items.get(at).end();
  }

  /** Whether the name is only a part of its token, as in {@code ex-Lumenary}. */
  boolean isPrefixed(int at) {
    Mention name = name(at);
    boolean inside = name != null && name.start() < items.get(at).end();
    return inside && items.get(at).start() < name.start();
  }

  /** The only person of the sentence, pronoun at its start included; null when there are more. */
  Mention onlyPerson() {
    Mention only = null;
    for (Item item : items) {
      Mention name = item.name();
      if (name != null && name.type() == EntityType.PERSON) {
        boolean other = only != null && !Objects.equals(only.entityId(), name.entityId());
        if (other) {
          return null;
        }
        only = only == null ? name : only;
      }
    }
    return only;
  }

  String between(int start, int end) {
    return text.substring(start, end);
  }
}
