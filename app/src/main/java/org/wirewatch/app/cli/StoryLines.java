package org.wirewatch.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.Particulars;
import org.wirewatch.enrich.StoryWriter;
import org.wirewatch.enrich.StoryWriter.Placed;
import org.wirewatch.enrich.story.StoryChange;
import org.wirewatch.wire.Article;
import org.wirewatch.wire.EnrichedArticle.Duplicate;
import org.wirewatch.wire.Json;

/**
 * {@code text stories}: what each article repeats and its story, decided when its line is read. An
 * article without a date comes when the newest one before it came.
 */
final class StoryLines {
  private final Particulars particulars;
  private final StoryWriter writer = new StoryWriter();
  private Instant newest = Instant.EPOCH;

  StoryLines(Particulars particulars) {
    this.particulars = particulars;
  }

  JsonLines lines() {
    return JsonLines.inOrder(
        "id",
        (number, input) -> {
          Inputs.text(input, "id");
          Article article = Inputs.article(input, articleId(input, number));
          Annotated annotated = particulars.of(article);
          return () -> line(input.get("id"), annotated);
        });
  }

  private String line(JsonNode id, Annotated annotated) throws JsonProcessingException {
    Instant published = annotated.article().publishedAt();
    Instant at = published == null ? newest : published;
    newest = at.isAfter(newest) ? at : newest;
    Placed placed = writer.next(annotated, at);
    Duplicate duplicate = placed.article().duplicate();
    ObjectNode line = Json.mapper().createObjectNode();
    line.set("id", id);
    line.set("duplicate_of", inputId(placed.article().duplicateOf()));
    line.put("story_id", placed.article().storyId());
    if (duplicate != null) {
      ObjectNode detail = Json.mapper().valueToTree(duplicate);
      detail.set("original_id", inputId(duplicate.originalId()));
      line.set("duplicate", detail);
    }
    for (StoryChange change : placed.changes()) {
      switch (change) {
        case StoryChange.Merged merged ->
            line.set("merged", event(merged.absorbedId(), merged.storyId(), merged.articleIds()));
        case StoryChange.Split split ->
            line.set("split", event(split.storyId(), split.apartId(), split.leaving()));
        default -> {}
      }
    }
    return line.toString();
  }

  /** Articles that went from one story to another. */
  private static ObjectNode event(String from, String to, Collection<String> articleIds)
      throws JsonProcessingException {
    ObjectNode event = Json.mapper().createObjectNode().put("from", from).put("to", to);
    ArrayNode ids = event.putArray("ids");
    for (String articleId : articleIds) {
      ids.add(inputId(articleId));
    }
    return event;
  }

  /** Ids of lines may repeat and need not be text; those of articles are unique. */
  private static String articleId(ObjectNode input, long number) {
    return number + " " + input.get("id");
  }

  private static JsonNode inputId(String articleId) throws JsonProcessingException {
    return articleId == null
        ? Json.mapper().nullNode()
        : Json.mapper().readTree(articleId.substring(articleId.indexOf(' ') + 1));
  }
}
