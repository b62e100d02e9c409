package org.wirewatch.enrich.value;

import java.util.HashMap;
import java.util.Map;
import org.wirewatch.enrich.text.WordFile;

/** How currencies are written, by the list in {@code currencies.txt}. Immutable. */
final class Currencies {
  /** A noun that several countries use: the sum is known, its currency is not. */
  static final String UNKNOWN = "-";

  private static final String RESOURCE = "currencies.txt";
  private static final Currencies BUNDLED = read();

  private final Map<String, String> symbols = new HashMap<>();
  private final Map<String, String> nouns = new HashMap<>();
  private final Map<String, String> adjectives = new HashMap<>();
  private final Map<String, String> codes = new HashMap<>();

  private Currencies() {}

  static Currencies bundled() {
    return BUNDLED;
  }

  /** Code of a symbol as written, country's letters included; null when it is none. */
  String ofSymbol(String symbol) {
    return symbols.get(symbol);
  }

  /** Code of a noun in small letters; {@link #UNKNOWN} when it needs a country; null when none. */
  String ofNoun(String noun) {
    return nouns.get(noun);
  }

  /** Code of a noun with the word before it; null when they do not go together. */
  String ofNoun(String adjective, String noun) {
    return adjectives.get(adjective + " " + noun);
  }

  /** ISO 4217 code of three capitals; null when they are none that news writes. */
  String ofCode(String capitals) {
    return codes.get(capitals);
  }

  private void add(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "symbol" -> put(symbols, words);
      case "noun" -> put(nouns, words);
      case "of" -> addAdjectives(words);
      case "code" -> {
        for (int i = 1; i < words.length; i++) {
          codes.put(words[i], words[i].equals("RMB") ? "CNY" : words[i]);
        }
      }
      default -> throw new IllegalStateException(RESOURCE + ": " + line);
    }
  }

  private static void put(Map<String, String> map, String[] words) {
    for (int i = 2; i < words.length; i++) {
      map.put(words[i], words[1]);
    }
  }

  private void addAdjectives(String[] words) {
    int slash = 2;
    while (!words[slash].equals("/")) {
      slash++;
    }
    for (int a = 2; a < slash; a++) {
      for (int n = slash + 1; n < words.length; n++) {
        adjectives.put(words[a] + " " + words[n], words[1]);
      }
    }
  }

  private static Currencies read() {
    Currencies currencies = new Currencies();
    WordFile.lines(Currencies.class, RESOURCE).forEach(currencies::add);
    return currencies;
  }
}
