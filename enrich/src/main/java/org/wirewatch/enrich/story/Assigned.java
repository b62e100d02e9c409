package org.wirewatch.enrich.story;

import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Story;

/** An article in its story, and the story as it stands after it. */
public record Assigned(EnrichedArticle article, Story story) {}
