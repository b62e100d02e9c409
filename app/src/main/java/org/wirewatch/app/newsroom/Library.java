package org.wirewatch.app.newsroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The outlets and articles in the resources.
 *
 * <p>{@code outlets.yaml} lists the outlets. {@code OUTLET/articles.md} holds an outlet's articles:
 * a line {@code === ID}, lines {@code name: value}, a line {@code ---}, paragraphs, and for a
 * corrected article a line {@code --- revised at HOURS: NOTE} with the new paragraphs.
 *
 * @param articles in the order of appearance
 */
record Library(List<Outlet> outlets, List<NewsArticle> articles) {
  private static final Pattern HEAD = Pattern.compile("^=== (\\S+)\\R", Pattern.MULTILINE);
  private static final Pattern BODY = Pattern.compile("^---\\R", Pattern.MULTILINE);
  private static final Pattern REVISED =
      Pattern.compile("^--- revised at ([0-9.]+): (.*)\\R", Pattern.MULTILINE);

  Library {
    outlets = List.copyOf(outlets);
    articles = List.copyOf(articles);
  }

  /** Reads everything. */
  static Library load() {
    List<Outlet> outlets = new ArrayList<>();
    for (Object entry : (List<?>) yaml(resource("outlets.yaml"))) {
      outlets.add(outlet(new Fields((Map<?, ?>) entry)));
    }
    List<NewsArticle> articles = new ArrayList<>();
    for (Outlet outlet : outlets) {
      articles.addAll(parse(outlet.id(), resource(outlet.id() + "/articles.md")));
    }
    articles.replaceAll(article -> withSharedBody(article, articles));
    articles.sort(Comparator.comparing(NewsArticle::at).thenComparing(NewsArticle::id));
    return new Library(outlets, articles);
  }

  /** An article filed as {@code copy-of} another takes that one's paragraphs. */
  private static NewsArticle withSharedBody(NewsArticle article, List<NewsArticle> all) {
    if (article.copyOf() == null) {
      return article;
    }
    NewsArticle original =
        all.stream()
            .filter(other -> other.id().equals(article.copyOf()))
            .findAny()
            .orElseThrow(() -> new NoSuchElementException("no article " + article.copyOf()));
    return article.withBody(original.body());
  }

  /** The article with an id. */
  NewsArticle article(String id) {
    return articles.stream()
        .filter(article -> article.id().equals(id))
        .findAny()
        .orElseThrow(() -> new NoSuchElementException("no article " + id));
  }

  /** The text of a file of the newsroom. */
  static String resource(String name) {
    try (InputStream stream = Library.class.getResourceAsStream("/newsroom/" + name)) {
      if (stream == null) {
        throw new NoSuchElementException("no resource newsroom/" + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("newsroom/" + name, e);
    }
  }

  static Object yaml(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  private static Outlet outlet(Fields fields) {
    return new Outlet(
        fields.text("id"),
        fields.text("name"),
        fields.text("tagline"),
        fields.text("language"),
        Outlet.FeedKind.valueOf(fields.text("feed").toUpperCase(Locale.ROOT)),
        fields.text("feed-path"),
        Integer.parseInt(fields.text("feed-size")),
        fields.text("article-path"),
        Charset.forName(fields.text("charset")),
        Typography.valueOf(fields.text("typography").toUpperCase(Locale.ROOT)),
        fields.list("sections"),
        fields.list("comments"));
  }

  static List<NewsArticle> parse(String outlet, String file) {
    List<NewsArticle> articles = new ArrayList<>();
    Matcher heads = HEAD.matcher(file);
    boolean found = heads.find();
    while (found) {
      String id = heads.group(1);
      int start = heads.end();
      found = heads.find();
      String entry = file.substring(start, found ? heads.start() : file.length());
      articles.add(article(id, outlet, entry));
    }
    return articles;
  }

  private static NewsArticle article(String id, String outlet, String entry) {
    Matcher split = BODY.matcher(entry);
    if (!split.find()) {
      throw new IllegalArgumentException("article " + id + ": no line --- before its text");
    }
    Fields fields = header(entry.substring(0, split.start()));
    String text = entry.substring(split.end());
    List<NewsArticle.Revision> revisions = new ArrayList<>();
    Matcher revised = REVISED.matcher(text);
    int firstEnd = text.length();
    if (revised.find()) {
      firstEnd = revised.start();
      revisions.add(
          new NewsArticle.Revision(
              hours(revised.group(1)),
              revised.group(2),
              paragraphs(text.substring(revised.end()))));
    }
    return new NewsArticle(
        id,
        outlet,
        fields.text("story"),
        hours(fields.text("at")),
        fields.text("headline"),
        fields.optional("kicker"),
        fields.text("dek"),
        fields.optional("by"),
        fields.text("section"),
        fields.list("tags"),
        fields.optional("path"),
        fields.optional("copy-of"),
        paragraphs(text.substring(0, firstEnd)),
        List.copyOf(revisions));
  }

  private static Duration hours(String hours) {
    return Duration.ofSeconds(Math.round(Double.parseDouble(hours) * 3600));
  }

  /** Lines {@code name: value}, where a value may be a list in brackets. */
  private static Fields header(String lines) {
    Map<String, Object> values = new HashMap<>();
    for (String line : lines.lines().toList()) {
      int colon = line.indexOf(": ");
      String value = line.substring(colon + 2).strip();
      values.put(
          line.substring(0, colon),
          value.startsWith("[")
              ? List.of(value.substring(1, value.length() - 1).split(", ", -1))
              : value);
    }
    return new Fields(values);
  }

  private static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : text.split("\\R\\s*\\R", -1)) {
      if (!paragraph.isBlank()) {
        paragraphs.add(paragraph.strip().replaceAll("\\s+", " "));
      }
    }
    return List.copyOf(paragraphs);
  }

  /** The fields of one YAML mapping. */
  private record Fields(Map<?, ?> values) {
    String text(String name) {
      String value = optional(name);
      if (value == null) {
        throw new IllegalArgumentException("newsroom: field " + name + " missing in " + values);
      }
      return value;
    }

    String optional(String name) {
      Object value = values.get(name);
      return value == null ? null : value.toString();
    }

    List<String> list(String name) {
      return values.get(name) instanceof List<?> items
          ? items.stream().map(Object::toString).toList()
          : List.of();
    }
  }
}
