package org.wirewatch.enrich.link;

import java.util.List;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * The names of one article that name one entity; they are linked together.
 *
 * @param type as the recogniser found it
 * @param name the fullest form
 * @param places in the order of the article, at least one
 */
public record Group(EntityType type, String name, List<Place> places) {
  public Group {
    places = List.copyOf(places);
  }
}
