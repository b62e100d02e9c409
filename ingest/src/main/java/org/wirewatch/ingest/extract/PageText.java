package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A page's blocks with what the choice among them looks at beyond the single block. */
final class PageText {
  private static final int BODY_CHARS_MAX = 400_000;

  /** All blocks of one kind: the same path of tags and class names. */
  static final class Kind {
    int blocks;
    int chars;
    int linkChars;
    int first = -1;
    int last;

    double linkDensity() {
      return chars == 0 ? 0 : (double) linkChars / chars;
    }

    /** Running text of this kind; what is mostly links is not. */
    double prose() {
      return chars * (1 - linkDensity()) * Math.min(1.0, (double) chars / blocks / 80);
    }
  }

  final List<Block> blocks;
  final String[] folded;
  final int chars;
  final Set<String> authors = new HashSet<>();
  final String title;
  final String description;

  /** Letters and digits of JSON-LD's articleBody; "" when the page has none. */
  final String statedBody;

  final Kind mainKind;
  final Box top;

  /** The heading that holds the title, as an index into blocks; -1 when none does. */
  final int titleBlock;

  final Echoes echoes;

  private final Map<Integer, Kind> kinds = new HashMap<>();
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final Map<String, Integer> firstSeen = new HashMap<>();

  PageText(List<Block> blocks, Page page, String title, List<String> authors) {
    this.blocks = blocks;
    this.title = Texts.fold(title);
    authors.forEach(author -> this.authors.add(Texts.fold(author)));
    JsonNode article = page.jsonLd().article();
    String stated = page.jsonLd().text(article.path("articleBody"));
    statedBody = Texts.fold(Texts.cut(stated, BODY_CHARS_MAX));
    String summary = page.meta().first("og:description", "description", "twitter:description");
    description = Texts.fold(JsonLd.clean(summary));
    folded = new String[blocks.size()];
    int total = 0;
    for (Block block : blocks) {
      String key = Texts.fold(block.text());
      folded[block.index()] = key;
      total += block.text().length();
      occurrences.merge(key, 1, Integer::sum);
      firstSeen.putIfAbsent(key, block.index());
      count(block);
    }
    chars = Math.max(1, total);
    mainKind = mainKind();
    top = topBox();
    titleBlock = titleBlock();
    echoes = new Echoes(blocks, folded);
  }

  Kind kind(Block block) {
    return block.box().kind;
  }

  int occurrences(Block block) {
    return occurrences.get(folded[block.index()]);
  }

  boolean repeated(Block block) {
    return firstSeen.get(folded[block.index()]) < block.index();
  }

  /** How far above the box the first ancestor stands that also holds the block; 30 for no box. */
  static int steps(Block block, Box from) {
    if (from == null) {
      return 30;
    }
    Box a = block.box();
    Box b = from;
    int steps = 0;
    while (a != b) {
      if (a.depth > b.depth) {
        a = a.parent;
      } else {
        b = b.parent;
        steps++;
      }
    }
    return steps;
  }

  /** Depth of the innermost box that holds both the block and the other box; -1 for no box. */
  static int commonDepth(Block block, Box other) {
    if (other == null) {
      return -1;
    }
    Box a = block.box();
    Box b = other;
    while (a != b) {
      if (a.depth >= b.depth) {
        a = a.parent;
      } else {
        b = b.parent;
      }
    }
    return a.depth;
  }

  private void count(Block block) {
    Box box = block.box();
    if (box.kind == null) {
      box.kind = kinds.computeIfAbsent(box.signature, k -> new Kind());
    }
    Kind kind = box.kind;
    kind.blocks++;
    kind.chars += block.text().length();
    kind.linkChars += block.linkChars();
    kind.first = kind.first < 0 ? block.index() : kind.first;
    kind.last = block.index();
  }

  private Kind mainKind() {
    Kind best = new Kind();
    for (Kind kind : kinds.values()) {
      if (best.blocks == 0 || kind.prose() > best.prose()) {
        best = kind;
      }
    }
    return best;
  }

  /** The container with the most running text near it, as Readability scores ancestors. */
  private Box topBox() {
    Map<Box, Double> scores = new HashMap<>();
    for (Block block : blocks) {
      int length = block.text().length();
      if (length < 25 || block.linkDensity() > 0.5) {
        continue;
      }
      double score = 1 + Phrases.commas(block.text()) + Math.min(length / 100.0, 3);
      Box box = block.box().parent == null ? block.box() : block.box().parent;
      for (int level = 0; level < 4 && box != null; level++) {
        scores.merge(box, score / (level == 0 ? 1 : level == 1 ? 2 : level * 3), Double::sum);
        box = box.parent;
      }
    }
    Box best = null;
    double bestScore = 0;
    for (var entry : scores.entrySet()) {
      double score = entry.getValue() * (1 - entry.getKey().linkDensity());
      if (score > bestScore
          || (score == bestScore && best != null && entry.getKey().firstBlock < best.firstBlock)) {
        best = entry.getKey();
        bestScore = score;
      }
    }
    return best;
  }

  private int titleBlock() {
    int found = -1;
    for (Block block : blocks) {
      String tag = block.box().tag;
      boolean same = !title.isEmpty() && folded[block.index()].equals(title);
      if (tag.equals("h1") && (same || found < 0)) {
        found = block.index();
        if (same) {
          return found;
        }
      }
    }
    if (found < 0 && firstSeen.containsKey(title)) {
      found = firstSeen.get(title);
    }
    return found;
  }
}
