package org.wirewatch.enrich.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.story.StoryRecords.Written;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Story;

/** Assigns articles and writes their stories as {@link StoryStep} does; keeps the bytes. */
final class KeptStories implements StoryJournal {
  private final Map<String, byte[]> stories = new TreeMap<>();
  private final Map<String, byte[]> articles = new TreeMap<>();
  private final Map<String, byte[]> records = new TreeMap<>();
  private StoryAssigner assigner =
      new StoryAssigner(StorySettings.defaults(), StoryModel.bundled(), this);
  private StoryBook book = book(assigner);

  /** The story of an article as it stands after it. */
  Story add(Annotated article, Instant at) {
    StoryPlace place = assigner.assign(article, at);
    return book.write(article.article(), at, place.changes()).stream()
        .filter(story -> story.storyId().equals(place.storyId()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** All stories that an article changes. */
  List<Story> changed(Annotated article, Instant at) {
    return book.write(article.article(), at, assigner.assign(article, at).changes());
  }

  /** Goes on from the bytes alone. */
  void restart() throws IOException {
    assigner = restarted();
    book = book(assigner);
  }

  StoryAssigner restarted() throws IOException {
    StoryAssigner other = new StoryAssigner(StorySettings.defaults(), StoryModel.bundled(), this);
    for (byte[] story : stories.values()) {
      other.restore(Json.read(story, StoryState.class));
    }
    for (byte[] article : articles.values()) {
      other.restore(Json.read(article, ArticleTraits.class));
    }
    return other;
  }

  Set<String> keptStories() {
    return stories.keySet();
  }

  Set<String> keptArticles() {
    return articles.keySet();
  }

  /** Bytes that are kept of stories, of their articles and of their records. */
  List<Long> sizes() {
    return List.of(size(stories), size(articles), size(records));
  }

  @Override
  public void story(String storyId, StoryState state) {
    put(stories, storyId, state);
  }

  @Override
  public void article(String articleId, ArticleTraits traits) {
    put(articles, articleId, traits);
  }

  private StoryBook book(StoryAssigner of) {
    return new StoryBook(
        new StoryRecords(of::weighted), this::record, (id, written) -> put(records, id, written));
  }

  private Written record(String storyId) {
    try {
      return Json.read(records.get(storyId), Written.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Map<String, byte[]> store, String key, Object value) {
    if (value == null) {
      store.remove(key);
    } else {
      store.put(key, Json.bytes(value));
    }
  }

  private static long size(Map<String, byte[]> store) {
    return store.values().stream().mapToLong(bytes -> bytes.length).sum();
  }
}
