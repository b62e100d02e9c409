package org.wirewatch.enrich.affiliation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.text.WordFile;

/** The nouns that name roles and the words before them, by {@code roles.txt}. Immutable. */
final class RoleWords {
  private static final String RESOURCE = "roles.txt";
  private static final RoleWords BUNDLED = read();
  private static final int HEAD_WORDS_MAX = 4;

  private final Map<String, Boolean> heads = new HashMap<>();
  private final Map<String, String> singular = new HashMap<>();
  private final Map<String, String> same = new HashMap<>();
  private final Set<String> firstWords = new HashSet<>();
  private final Set<String> modifiers = new HashSet<>();
  private final Set<String> former = new HashSet<>();

  private RoleWords() {}

  static RoleWords bundled() {
    return BUNDLED;
  }

  /**
   * A noun that names a role.
   *
   * @param next index of the item behind it
   * @param key the same for all nouns of one role: {@code chief executive} for {@code CEO}
   */
  record Head(int next, String key, boolean plural) {}

  /** The longest head that begins at an item; null when none does. */
  Head head(Items items, int at) {
    if (!items.isWord(at)) {
      return null;
    }
    String first = items.lower(at);
    Head found = head(first, at + 1);
    if (!firstWords.contains(first)) {
      return found;
    }
    StringBuilder words = new StringBuilder(first);
    for (int next = at + 1; next < at + HEAD_WORDS_MAX && items.isWord(next); next++) {
      words.append(' ').append(items.lower(next));
      Boolean plural = heads.get(words.toString());
      if (plural != null) {
        found = new Head(next + 1, key(words.toString()), plural);
      }
    }
    return found;
  }

  private Head head(String word, int next) {
    Boolean plural = heads.get(word);
    if (plural != null) {
      return new Head(next, key(word), plural);
    }
    int cut = word.lastIndexOf('-');
    String last = word.substring(cut + 1);
    plural = cut > 0 ? heads.get(last) : null;
    return plural == null ? null : new Head(next, key(last), plural);
  }

  private String key(String head) {
    String one = singular.getOrDefault(head, head);
    return same.getOrDefault(one, one);
  }

  boolean isModifier(String lower) {
    return modifiers.contains(lower) || former.contains(lower) || lower.startsWith("ex-");
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    String[] words = line.substring(colon + 2).split(", ", -1);
    switch (line.substring(0, colon)) {
      case "head" -> {
        for (String word : words) {
          addHead(word);
        }
      }
      case "same" -> {
        for (String word : words) {
          same.put(word, words[0]);
        }
      }
      case "modifier" -> modifiers.addAll(List.of(words));
      case "former" -> former.addAll(List.of(words));
      default -> throw new IllegalStateException(RESOURCE + ": " + line);
    }
  }

  private void addHead(String head) {
    heads.put(head, false);
    heads.putIfAbsent(plural(head), true);
    singular.put(plural(head), head);
    int space = head.indexOf(' ');
    if (space > 0) {
      firstWords.add(head.substring(0, space));
    }
  }

  /** {@code attorneys general}, {@code spokesmen}, {@code lobbyists}. */
  private static String plural(String head) {
    for (String tail : new String[] {" general", " of ", " in "}) {
      int at = head.indexOf(tail);
      if (at > 0) {
        return plural(head.substring(0, at)) + head.substring(at);
      }
    }
    if (head.endsWith("man")) {
      return head.substring(0, head.length() - 2) + "en";
    }
    if (head.endsWith("y") && !head.endsWith("ey")) {
      return head.substring(0, head.length() - 1) + "ies";
    }
    if (head.endsWith(".")) {
      return head.substring(0, head.length() - 1) + "s.";
    }
    return head + (head.endsWith("s") || head.endsWith("ch") ? "es" : "s");
  }

  private static RoleWords read() {
    RoleWords words = new RoleWords();
    WordFile.lines(RoleWords.class, RESOURCE).forEach(words::add);
    return words;
  }
}
