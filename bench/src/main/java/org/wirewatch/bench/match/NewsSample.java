package org.wirewatch.bench.match;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.TopicScore;
import org.wirewatch.wire.Ids;

/**
 * Articles of 600 words cut from a file of news sentences, and queries made from their words and
 * names. Deterministic.
 */
final class NewsSample {
  private static final int WORDS = 600;
  private static final int TITLE_CHARS = 60;
  private static final int TOPICS = 20;
  private static final int OUTLETS = 40;
  private static final Pattern NAME = Pattern.compile("\\b([A-Z][a-z]{2,}) ([A-Z][a-z]{2,})\\b");
  private static final Pattern WORD = Pattern.compile("\\b[a-z]{4,12}\\b");
  private static final double WORD_SHARE_MAX = 0.005;
  private static final List<EntityType> TYPES =
      List.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION);

  private final List<EnrichedArticle> articles = new ArrayList<>();
  private final List<String> names;
  private final List<String> words;

  private NewsSample(List<String> texts) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> allWords = new LinkedHashSet<>();
    Map<String, Integer> frequencies = new LinkedHashMap<>();
    for (String text : texts) {
      articles.add(article(text, articles.size()));
      NAME.matcher(text).results().forEach(name -> found.add(name.group()));
      Set<String> once = new LinkedHashSet<>();
      WORD.matcher(text).results().forEach(word -> once.add(word.group()));
      allWords.addAll(once);
      once.stream()
          .map(NewsSample::head)
          .distinct()
          .forEach(head -> frequencies.merge(head, 1, Integer::sum));
    }
    names = List.copyOf(found);
    words =
        allWords.stream()
            .filter(word -> frequencies.get(head(word)) < WORD_SHARE_MAX * texts.size())
            .toList();
  }

  /** Reads a file of one sentence a line. */
  static NewsSample read(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (String line : Files.readAllLines(file)) {
      text.append(line.replace(" ,", ",").replace(" .", ".").replace(" 's", "'s")).append('\n');
      count += line.split(" ").length;
      if (count >= WORDS) {
        texts.add(text.toString());
        text.setLength(0);
        count = 0;
      }
    }
    return new NewsSample(texts);
  }

  /** Words that begin alike are counted as one, since their stems may be. */
  private static String head(String word) {
    return word.substring(0, Math.min(5, word.length()));
  }

  List<EnrichedArticle> articles() {
    return articles;
  }

  /** The mix of the measurement in docs/decisions/0019; 30 % of the names are in the articles. */
  String query(Random random) {
    int kind = random.nextInt(100);
    if (kind < 25) {
      return quoted(name(random));
    } else if (kind < 45) {
      return "(%s OR %s OR %s) AND (%s OR %s)"
          .formatted(
              quoted(name(random)),
              quoted(name(random)),
              quoted(name(random)),
              word(random),
              word(random));
    } else if (kind < 60) {
      return quoted(name(random)) + " AND " + word(random) + " NOT " + word(random);
    } else if (kind < 70) {
      return "\"%s %s\"~10 AND %s".formatted(word(random), word(random), quoted(name(random)));
    } else if (kind < 85) {
      String field = List.of("person:", "org:", "place:").get(random.nextInt(TYPES.size()));
      return field + quoted(name(random)) + " AND topic:topic-" + random.nextInt(TOPICS);
    } else if (kind < 95) {
      return "%s %s %s title:%s".formatted(word(random), word(random), word(random), word(random));
    }
    return "(%s OR %s OR %s OR %s OR %s) NOT (%s OR outlet:\"Outlet %d\")"
        .formatted(
            word(random),
            word(random),
            word(random),
            word(random),
            word(random),
            word(random),
            random.nextInt(OUTLETS));
  }

  private String word(Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private String name(Random random) {
    String name = names.get(random.nextInt(names.size()));
    return random.nextInt(10) < 3
        ? name
        : name.substring(0, name.indexOf(' ')) + " " + invented(random);
  }

  private static String invented(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      name.append("bdfghklmnprstvz".charAt(random.nextInt(15)))
          .append("aeiou".charAt(random.nextInt(5)))
          .append("lnrst".charAt(random.nextInt(5)));
    }
    name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
    return name.toString();
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static EnrichedArticle article(String text, int number) {
    String title = text.substring(0, text.indexOf(' ', TITLE_CHARS));
    String url = "https://outlet.example/" + number;
    Instant time = Instant.EPOCH.plusSeconds(number);
    List<Mention> mentions = new ArrayList<>();
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      String written = name.group();
      EntityType type = TYPES.get(Math.floorMod(written.hashCode(), TYPES.size()));
      String id = Ids.of(type.name(), written);
      mentions.add(new Mention(type, name.start(), name.end(), written, id, written, 1));
    }
    List<TopicScore> topics =
        List.of(
            new TopicScore("topic-" + number % TOPICS, 0.9, List.of()),
            new TopicScore("topic-" + number * 7 % (TOPICS - 1), 0.6, List.of()));
    String outlet = "Outlet " + number % OUTLETS;
    return new EnrichedArticle(
        EnrichedArticle.SCHEMA_VERSION,
        Ids.article(url),
        1,
        Ids.of(outlet),
        outlet,
        URI.create(url),
        title,
        text,
        "en",
        List.of(),
        time,
        time,
        time,
        "bench",
        Ids.of(text),
        null,
        List.of(),
        null,
        mentions,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        topics,
        null,
        null);
  }
}
