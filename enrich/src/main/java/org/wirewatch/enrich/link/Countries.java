package org.wirewatch.enrich.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wirewatch.enrich.text.Token;
import org.wirewatch.enrich.text.WordFile;

/** How articles name countries, their people and their seats. Immutable. */
final class Countries {
  static final Countries TABLE = new Countries(WordFile.lines(Countries.class, "countries.txt"));
  private static final int WORDS_MAX = 5;

  private final Map<String, String> asWritten = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final Set<String> begins = new HashSet<>();

  private final Set<String> holdTowns = new HashSet<>();

  /**
   * A country named.
   *
   * @param code ISO 3166-1 alpha-2
   * @param words how many
   */
  record Match(String code, int words) {}

  private Countries(List<String> lines) {
    for (String line : lines) {
      String[] names = line.split(" ", -1);
      boolean holds = true;
      for (int i = 1; i < names.length; i++) {
        if (names[i].equals("|")) {
          holds = false;
          continue;
        }
        String name = names[i].replace('_', ' ');
        if (name.equals(name.toUpperCase(Locale.ROOT))) {
          asWritten.put(name, names[0]);
        } else {
          byName.put(name, names[0]);
          if (holds) {
            holdTowns.add(name);
          }
          int space = name.indexOf(' ');
          if (space > 0) {
            begins.add(name.substring(0, space));
          }
        }
      }
    }
  }

  /** The code of a name in lower case or of initials; null when it is no country's. */
  String code(String name) {
    String code = byName.get(name.toLowerCase(Locale.ROOT));
    return code == null ? asWritten.get(name) : code;
  }

  /** Whether the name, in lower case, is a country's or a state's, where towns are. */
  boolean holdsTowns(String name) {
    return holdTowns.contains(name);
  }

  /**
   * The country named at a token; null when none is.
   *
   * @param lower the sentence's words in lower case, without stops
   */
  Match at(List<Token> tokens, String[] lower, int at) {
    String written = tokens.get(at).text();
    if (!Character.isUpperCase(written.charAt(0))) {
      return null;
    }
    if (begins.contains(lower[at])) {
      StringBuilder name = new StringBuilder(lower[at]);
      Match longest = null;
      for (int i = 1; i < WORDS_MAX && at + i < lower.length; i++) {
        String code = byName.get(name.append(' ').append(lower[at + i]).toString());
        longest = code == null ? longest : new Match(code, i + 1);
      }
      if (longest != null) {
        return longest;
      }
    }
    String code = byName.get(lower[at]);
    if (code == null && written.length() <= 6) {
      code = asWritten.get(written.replace(".", ""));
    }
    return code == null ? null : new Match(code, 1);
  }
}
