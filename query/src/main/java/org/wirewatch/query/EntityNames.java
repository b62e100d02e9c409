package org.wirewatch.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * By which names and ids a query finds a mention: as written, the canonical name, and the aliases
 * of the entity that it names; its id and those that it had. Archive and matcher both ask here, so
 * that they find the same. Immutable.
 */
final class EntityNames {
  private final Map<String, Entity> entities = new HashMap<>();

  private EntityNames() {}

  static EntityNames of(EnrichedArticle article) {
    EntityNames names = new EntityNames();
    for (Entity entity : article.entities()) {
      names.entities.put(entity.id(), entity);
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
    Entity entity = entities.get(mention.entityId());
    if (entity != null) {
      names.addAll(entity.aliases());
    }
    return names;
  }

  /** In lower case; none when the mention has none. */
  Set<String> ids(Mention mention) {
    Set<String> ids = new LinkedHashSet<>();
    if (mention.entityId() != null) {
      ids.add(mention.entityId().toLowerCase(Locale.ROOT));
    }
    Entity entity = entities.get(mention.entityId());
    if (entity != null) {
      entity.formerIds().forEach(id -> ids.add(id.toLowerCase(Locale.ROOT)));
    }
    return ids;
  }
}
