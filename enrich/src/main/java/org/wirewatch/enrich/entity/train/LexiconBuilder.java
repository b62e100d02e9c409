package org.wirewatch.enrich.entity.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.wirewatch.enrich.entity.Lexicon;

/**
 * Reduces the lexica of {@code edu.emory.mathcs.nlp:nlp4j-english:1.1.3} (Apache-2.0) to {@code
 * lexicon.bin}: {@code ./wirewatch train lexicon --data DIR --out DIR --seed N}.
 *
 * <p>The folder holds the unpacked files: {@code unzip -j nlp4j-english-1.1.3.jar '*lexica*'} and
 * {@code xz -d *.xz}. Takes about 3 GB of heap and a few minutes. The same files and seed give the
 * same lexicon.
 */
public final class LexiconBuilder {
  private static final String BROWN = "en-brown-clusters-simplified-lowercase";
  private static final String NAMES = "en-named-entity-gazetteers-simplified";
  private static final String VECTORS = "en-word-embeddings-undigitalized";
  private static final String FILE = "lexicon.bin";

  /** Lists of titles of books, films and songs hold too many plain phrases. */
  private static final Set<Integer> LISTS_LEFT_OUT = Set.of(8, 10, 15);

  private static final int NAME_WORDS_MAX = 6;
  private static final int WORD_LENGTH_MAX = 24;

  private final Map<Integer, Entry> words = new TreeMap<>(Integer::compareUnsigned);
  private final Map<Integer, Integer> names = new TreeMap<>(Integer::compareUnsigned);
  private final List<Integer> paths = new ArrayList<>();

  private LexiconBuilder() {}

  private static final class Entry {
    short brown;
    short lower;
    short capital;
  }

  /** Writes {@code lexicon.bin}. */
  public static void build(Path data, Path out, long seed, Consumer<String> progress)
      throws IOException {
    LexiconBuilder builder = new LexiconBuilder();
    builder.addClusters(data.resolve(BROWN));
    progress.accept("clusters read: %,d words".formatted(builder.words.size()));
    builder.addVectors(data.resolve(VECTORS), seed);
    progress.accept("vectors read: %,d words".formatted(builder.words.size()));
    builder.addNames(data.resolve(NAMES));
    progress.accept("lists read: %,d names".formatted(builder.names.size()));
    Files.createDirectories(out);
    try (OutputStream file = Files.newOutputStream(out.resolve(FILE))) {
      builder.lexicon().write(file);
    }
    progress.accept("wrote " + out.resolve(FILE));
  }

  private void addClusters(Path file) throws IOException {
    Map<String, Integer> numbers = new TreeMap<>();
    Map<Integer, String> pathOf = new HashMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) SerializedLexica.read(file)).entrySet()) {
      String path =
          ((Set<?>) entry.getValue())
              .stream()
                  .map(Object::toString)
                  .max(Comparator.comparingInt(String::length).thenComparing(p -> p))
                  .orElseThrow();
      String word = Lexicon.simplify((String) entry.getKey());
      if (word.length() <= WORD_LENGTH_MAX) {
        pathOf.merge(Lexicon.key(word), path, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        numbers.put(path, 0);
      }
    }
    numbers.replaceAll(
        (path, none) -> {
          paths.add(Integer.parseInt("1" + path, 2));
          return paths.size();
        });
    pathOf.forEach((key, path) -> entry(key).brown = numbers.get(path).shortValue());
  }

  private Entry entry(int key) {
    return words.computeIfAbsent(key, none -> new Entry());
  }

  private void addVectors(Path file, long seed) throws IOException {
    Map<?, ?> all = (Map<?, ?>) SerializedLexica.read(file);
    String[] written =
        all.keySet().stream()
            .map(Object::toString)
            .filter(word -> word.length() <= WORD_LENGTH_MAX)
            .sorted()
            .toArray(String[]::new);
    float[][] vectors = new float[written.length][];
    Arrays.setAll(vectors, i -> ((float[]) all.get(written[i])).clone());
    int[] leaves = new VectorClusters(seed).leaves(vectors);
    for (int i = 0; i < written.length; i++) {
      String lower = written[i].toLowerCase(Locale.ROOT);
      Entry entry = entry(Lexicon.key(Lexicon.simplify(lower)));
      short leaf = (short) (leaves[i] + 1);
      if (written[i].equals(lower)) {
        entry.lower = leaf;
      } else if (entry.capital == 0
          || Character.isLowerCase(written[i].codePointBefore(written[i].length()))) {
        entry.capital = leaf;
      }
    }
  }

  private void addNames(Path file) throws IOException {
    PrefixTree tree = (PrefixTree) SerializedLexica.read(file);
    addNames(tree.n_root, 0, 0);
  }

  private void addNames(PrefixNode node, int key, int length) {
    if (node.value != null && length > 0) {
      int lists = 0;
      for (String list : node.value) {
        int number = Integer.parseInt(list);
        lists |= LISTS_LEFT_OUT.contains(number) ? 0 : 1 << number;
      }
      if (lists != 0) {
        names.merge(key, lists, (a, b) -> a | b);
      }
    }
    if (length == NAME_WORDS_MAX) {
      return;
    }
    node.forEach(
        (written, child) -> {
          String word = Lexicon.simplify(written.toLowerCase(Locale.ROOT));
          int next = Lexicon.key(word);
          addNames(child, length == 0 ? next : Lexicon.extend(key, next), length + 1);
        });
  }

  private Lexicon lexicon() {
    int size = words.size();
    int[] wordKeys = new int[size];
    short[] browns = new short[size];
    short[] lower = new short[size];
    short[] capital = new short[size];
    int at = 0;
    for (Map.Entry<Integer, Entry> word : words.entrySet()) {
      wordKeys[at] = word.getKey();
      browns[at] = word.getValue().brown;
      lower[at] = word.getValue().lower;
      capital[at++] = word.getValue().capital;
    }
    int[] nameKeys = new int[names.size()];
    short[] lists = new short[nameKeys.length];
    at = 0;
    for (Map.Entry<Integer, Integer> name : names.entrySet()) {
      nameKeys[at] = name.getKey();
      lists[at++] = name.getValue().shortValue();
    }
    int[] pathBits = paths.stream().mapToInt(Integer::intValue).toArray();
    return new Lexicon(pathBits, wordKeys, browns, lower, capital, nameKeys, lists);
  }
}
