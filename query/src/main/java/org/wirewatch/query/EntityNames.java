package org.wirewatch.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * By which names a query finds a mention: as written, the canonical name, and the aliases of the
 * entity that it names. Archive and matcher both ask here, so that they find the same. Immutable.
 */
final class EntityNames {
  private final Map<String, List<String>> aliases = new HashMap<>();

  private EntityNames() {}

  static EntityNames of(EnrichedArticle article) {
    EntityNames names = new EntityNames();
    for (Entity entity : article.entities()) {
      names.aliases.put(entity.id(), entity.aliases());
    }
    return names;
  }

  /** In this order, without those that are missing. */
  List<String> of(Mention mention) {
    List<String> names = new ArrayList<>();
    if (mention.text() != null) {
      names.add(mention.text());
    }
    if (mention.canonicalName() != null) {
      names.add(mention.canonicalName());
    }
    if (mention.entityId() != null) {
      names.addAll(aliases.getOrDefault(mention.entityId(), List.of()));
    }
    return names;
  }
}
