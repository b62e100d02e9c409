package org.wirewatch.enrich.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.Particulars;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Json;

/**
 * Articles of known stories in the order in which they come.
 *
 * @param name of the collection
 */
public record StoryStream(String name, List<Labelled> articles) {
  /** The group of articles that nobody has compared. */
  static final String ALONE = "alone";

  public StoryStream {
    articles = List.copyOf(articles);
  }

  /**
   * An article of a known story.
   *
   * @param at its publication; the same instant for all where the collection has no dates
   * @param group stories of one group resemble one another, so cross-validation leaves out all
   */
  public record Labelled(Annotated article, Instant at, String story, String group) {
    /** The article's id. */
    public String id() {
      return article.article().articleId();
    }
  }

  /**
   * Reads lines of {@code {"id", "seq", "text", "title"?, "outlet"?, "published"?}} with the story
   * as {@code cluster} or {@code story}. What stands before an underscore in the story's name is
   * its group.
   *
   * @param which lines to take
   */
  public static StoryStream read(
      String name, Path file, Predicate<JsonNode> which, Particulars particulars)
      throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = Json.mapper().readTree(line);
      if (which.test(row)) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparingInt(row -> row.path("seq").asInt()));
    return new StoryStream(name, rows.stream().map(row -> labelled(row, particulars)).toList());
  }

  /**
   * Reads the lines of a written collection that are of one set.
   *
   * @param set {@code choose} or {@code held-out}
   */
  public static StoryStream readSet(String name, Path file, String set, Particulars particulars)
      throws IOException {
    return read(name, file, row -> row.path("set").asText().equals(set), particulars);
  }

  /**
   * Reads lines of {@code {"a", "b", "same_story"}}, {@code a} and {@code b} being articles of
   * {@code {"url", "title", "text"}}. Each story is a group of its own.
   */
  public static StoryStream readPairs(String name, Path file, Particulars particulars)
      throws IOException {
    Map<String, ObjectNode> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode pair = Json.mapper().readTree(line);
      ObjectNode one = row(rows, pair.get("a"));
      ObjectNode other = row(rows, pair.get("b"));
      if (pair.get("same_story").asBoolean()) {
        other.set("story", one.get("story"));
      }
    }
    return new StoryStream(
        name, rows.values().stream().map(row -> labelled(row, particulars)).toList());
  }

  private static ObjectNode row(Map<String, ObjectNode> rows, JsonNode article) {
    return rows.computeIfAbsent(
        article.get("url").asText(),
        url -> article.<ObjectNode>deepCopy().put("id", url).put("story", "pair" + rows.size()));
  }

  /** Whether its articles have dates, so that no other order makes sense. */
  public boolean isDated() {
    return articles.stream().anyMatch(article -> !article.at().equals(Instant.EPOCH));
  }

  /** Whether its articles have headlines. */
  public boolean isTitled() {
    return articles.stream().anyMatch(article -> !article.article().article().title().isEmpty());
  }

  /** The articles of both, under this name. */
  public StoryStream and(StoryStream other) {
    List<Labelled> all = new ArrayList<>(articles);
    all.addAll(other.articles);
    return new StoryStream(name, all);
  }

  /** The same articles, each a story of its own as far as anybody knows, in one group. */
  public StoryStream alone() {
    return new StoryStream(
        name,
        articles.stream()
            .map(one -> new Labelled(one.article(), one.at(), one.id(), ALONE))
            .toList());
  }

  /** The same articles as if nothing told when they came. */
  public StoryStream undated() {
    return new StoryStream(
        name + ", undated",
        articles.stream()
            .map(one -> new Labelled(one.article(), Instant.EPOCH, one.story(), one.group()))
            .toList());
  }

  /** The same articles in another order; 0 is the one that they have. */
  public StoryStream shuffled(long seed) {
    if (seed == 0) {
      return this;
    }
    List<Labelled> other = new ArrayList<>(articles);
    Collections.shuffle(other, new Random(seed));
    return new StoryStream(name, other);
  }

  private static Labelled labelled(JsonNode row, Particulars particulars) {
    String published = row.path("published").asText(null);
    Instant at = published == null ? Instant.EPOCH : Instant.parse(published);
    String id = row.get("id").asText();
    URI address = URI.create("urn:wirewatch:" + Ids.of(id));
    Article article =
        new Article(
            Article.SCHEMA_VERSION,
            id,
            1,
            null,
            row.path("outlet").asText("unknown"),
            address,
            address,
            row.path("title").asText(""),
            row.get("text").asText(),
            null,
            List.of(),
            published == null ? null : at,
            null,
            at,
            null,
            null,
            List.of(),
            null,
            List.of(),
            null,
            List.of(),
            null,
            List.of());
    String story = row.path("cluster").asText(row.path("story").asText(id));
    return new Labelled(particulars.of(article), at, story, story.split("_", 2)[0]);
  }
}
