package org.wirewatch.desk.api;

import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.Checks;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.KnownEntity.Role;

/** What someone wants an entity to be; as {@link KnownEntity}, texts may be missing or empty. */
public record EntityInput(
    EntityType type,
    String name,
    String kind,
    String country,
    List<String> aliases,
    String wikidata,
    String description,
    List<Role> roles,
    List<String> keywords) {
  public EntityInput {
    name = name == null ? "" : name.strip();
    kind = orNull(kind);
    country = orNull(country);
    aliases = Checks.copy(aliases).stream().map(String::strip).distinct().toList();
    wikidata = orNull(wikidata);
    description = orNull(description);
    roles = Checks.copy(roles);
    keywords = Checks.copy(keywords).stream().map(String::strip).distinct().toList();
  }

  static EntityInput of(KnownEntity entity) {
    return new EntityInput(
        entity.type(),
        entity.name(),
        entity.kind(),
        entity.country(),
        entity.aliases(),
        entity.wikidata(),
        entity.description(),
        entity.roles(),
        entity.keywords());
  }

  KnownEntity entity(String id, Instant now) {
    return new KnownEntity(
        KnownEntity.SCHEMA_VERSION,
        id,
        type,
        name,
        kind,
        country,
        aliases,
        wikidata,
        description,
        roles,
        keywords,
        null,
        now);
  }

  private static String orNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
