package org.wirewatch.bench.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which blocks of a page its gold text holds, and how much each counts. With a full gold text a
 * block's label is the share of its four-token windows found there, each place of the gold used
 * once; with wanted and unwanted segments only the blocks that hold one have a label.
 */
final class BlockLabels {
  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\u3040-\\u30ff\\u3400-\\u9fff]|[\\w&&[^\\u3040-\\u30ff\\u3400-\\u9fff]]+",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]");
  private static final int WINDOW = 4;

  /**
   * Blocks take their place in the gold by length up to this, then by position: a paragraph before
   * the pull quote from it, and not after a copy of the whole article.
   */
  private static final int CLAIM_TOKENS = 60;

  private static final double SEGMENT_WEIGHT = 12;

  /** Share of the block in the gold text, 0 to 1; NaN when the gold does not say. */
  final float[] labels;

  final float[] weights;

  private BlockLabels(int size) {
    labels = new float[size];
    weights = new float[size];
    Arrays.fill(labels, Float.NaN);
  }

  static BlockLabels of(List<String> blocks, JsonNode gold) {
    BlockLabels labels = new BlockLabels(blocks.size());
    if (gold.has("articleBody")) {
      labels.fromText(blocks, gold.get("articleBody").asText());
    } else if (gold.has("with")) {
      labels.fromSegments(blocks, gold);
    }
    return labels;
  }

  private void fromSegments(List<String> blocks, JsonNode gold) {
    for (int i = 0; i < blocks.size(); i++) {
      String text = squeeze(blocks.get(i));
      boolean wanted = holdsOne(text, gold.get("with"));
      boolean unwanted = holdsOne(text, gold.get("without"));
      if (wanted != unwanted) {
        labels[i] = wanted ? 1 : 0;
        weights[i] = (float) SEGMENT_WEIGHT;
      }
    }
  }

  private static boolean holdsOne(String text, JsonNode segments) {
    for (JsonNode segment : segments) {
      String wanted = squeeze(segment.asText());
      if (!wanted.isEmpty() && text.contains(wanted)) {
        return true;
      }
    }
    return false;
  }

  private void fromText(List<String> blocks, String goldText) {
    List<String> gold = tokens(goldText);
    Map<List<String>, List<Integer>> windows = new HashMap<>();
    for (int i = 0; i + WINDOW <= gold.size(); i++) {
      windows.computeIfAbsent(gold.subList(i, i + WINDOW), k -> new ArrayList<>()).add(i);
    }
    boolean[] used = new boolean[gold.size()];
    int[] starts = new int[blocks.size()];
    int[] ends = new int[blocks.size()];
    double size = Math.max(150, gold.size());
    List<List<String>> tokens = blocks.stream().map(BlockLabels::tokens).toList();
    Integer[] order = new Integer[blocks.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> -Math.min(CLAIM_TOKENS, tokens.get(i).size())));
    for (int i : order) {
      weights[i] = (float) (100 * (tokens.get(i).size() + 3) / size);
      starts[i] = -1;
      labels[i] =
          tokens.get(i).size() < WINDOW ? 0 : share(tokens.get(i), windows, used, i, starts, ends);
    }
    for (int i = 0; i < blocks.size(); i++) {
      if (tokens.get(i).size() < WINDOW && !tokens.get(i).isEmpty()) {
        labels[i] = touches(tokens.get(i), i, gold, starts, ends) ? 1 : 0;
      }
    }
  }

  private static float share(
      List<String> block,
      Map<List<String>, List<Integer>> windows,
      boolean[] used,
      int index,
      int[] starts,
      int[] ends) {
    List<Integer> found = new ArrayList<>();
    int count = block.size() - WINDOW + 1;
    for (int i = 0; i < count; i++) {
      for (int at : windows.getOrDefault(block.subList(i, i + WINDOW), List.of())) {
        if (!used[at] && !found.contains(at)) {
          found.add(at);
          break;
        }
      }
    }
    float share = (float) found.size() / count;
    if (share > 0.5) {
      found.forEach(at -> used[at] = true);
      starts[index] = found.getFirst();
      ends[index] = found.getLast() + WINDOW;
    }
    return share;
  }

  /** Whether a block too short for windows stands in the gold right beside a matched neighbour. */
  private static boolean touches(
      List<String> block, int index, List<String> gold, int[] starts, int[] ends) {
    int before = index - 1;
    while (before >= 0 && starts[before] < 0) {
      before--;
    }
    int after = index + 1;
    while (after < starts.length && starts[after] < 0) {
      after++;
    }
    int from = before < 0 ? 0 : ends[before];
    boolean follows =
        from + block.size() <= gold.size() && gold.subList(from, from + block.size()).equals(block);
    int to = after >= starts.length ? gold.size() : starts[after];
    boolean leads = to >= block.size() && gold.subList(to - block.size(), to).equals(block);
    return follows || leads;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(INVISIBLE.matcher(text).replaceAll(""));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private static String squeeze(String text) {
    return INVISIBLE.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip();
  }
}
