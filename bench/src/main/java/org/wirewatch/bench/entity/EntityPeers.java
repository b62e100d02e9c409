package org.wirewatch.bench.entity;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wirewatch.app.Logging;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.entity.LabelledDocument;
import org.wirewatch.enrich.entity.train.WrittenNews;
import org.wirewatch.enrich.link.Linker;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.knowledge.KnowledgeBase;

/**
 * The speed of finding names, beside Stanford CoreNLP and OpenNLP's finder with its default
 * features, over the same articles in the same run, the three taking turns: {@code EntityPeers
 * TRAINING [ROUNDS]}, where TRAINING is {@code enrich/training}.
 *
 * <p>Ours is the whole annotation: sentences, tokens, names, and linking to the knowledge base. The
 * peers cut sentences and tokens, and find names. A token is what our tokenizer takes for one,
 * whoever works. Stanford's models come with Maven's profile {@code peers}; without them it is left
 * out.
 */
public final class EntityPeers {
  private static final double NANOS = 1e9;
  private static final int WARM_UP = 3;

  private EntityPeers() {}

  /** A system that finds the names of an article; returns how many. */
  interface Peer {
    int names(String text);
  }

  public static void main(String[] args) throws IOException {
    Logging.toFile(Files.createTempDirectory("wirewatch-bench"));
    List<LabelledDocument> documents = WrittenNews.read(Path.of(args[0]).resolve("news"));
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    List<String> texts = documents.stream().map(EntityPeers::text).toList();
    long tokens = texts.stream().mapToLong(EntityPeers::tokens).sum();
    System.out.printf("%d articles, %,d tokens%n", texts.size(), tokens);
    Map<String, Peer> peers = new LinkedHashMap<>();
    peers.put("wirewatch", ours());
    peers.put("OpenNLP, default features", OpenNlpPeer.trainedOn(documents));
    StanfordPeer.load().ifPresent(peer -> peers.put("Stanford CoreNLP, 3 classes", peer));
    for (int round = -WARM_UP; round < rounds; round++) {
      print(round, measure(texts, tokens, peers));
    }
  }

  private static Peer ours() {
    EntityFinder finder = EntityFinder.bundled();
    Linker linker = new Linker(KnowledgeBase.bundled());
    return text -> finder.find("", text, Sentences.of(text), linker, null).text().size();
  }

  private static Map<String, Double> measure(
      List<String> texts, long tokens, Map<String, Peer> peers) {
    Map<String, Double> speeds = new LinkedHashMap<>();
    for (Map.Entry<String, Peer> peer : peers.entrySet()) {
      var threads = ManagementFactory.getThreadMXBean();
      long start = threads.getCurrentThreadCpuTime();
      int names = 0;
      for (String text : texts) {
        names += peer.getValue().names(text);
      }
      if (names == 0) {
        throw new IllegalStateException(peer.getKey() + " finds nothing");
      }
      speeds.put(peer.getKey(), tokens * NANOS / (threads.getCurrentThreadCpuTime() - start));
    }
    return speeds;
  }

  private static void print(int round, Map<String, Double> speeds) {
    if (round < 0) {
      return;
    }
    double ours = speeds.values().iterator().next();
    List<String> parts = new ArrayList<>();
    speeds.forEach(
        (name, speed) ->
            parts.add(
                "%s %,.0f".formatted(name, speed)
                    + (speed == ours ? "" : " (ratio %.1f)".formatted(ours / speed))));
    System.out.printf("round %d, tokens per CPU-second: %s%n", round, String.join("; ", parts));
  }

  /** One sentence a line, a space between tokens. */
  private static String text(LabelledDocument document) {
    return document.sentences().stream()
        .map(sentence -> String.join(" ", sentence.words()))
        .collect(Collectors.joining("\n"));
  }

  private static long tokens(String text) {
    return Sentences.of(text).stream().mapToLong(sentence -> sentence.tokens().size()).sum();
  }
}
