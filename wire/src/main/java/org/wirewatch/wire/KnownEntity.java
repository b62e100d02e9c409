package org.wirewatch.wire;

import java.time.Instant;
import java.util.List;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * A person, organisation or place that the knowledge base knows: a row of its file, or a record of
 * the {@code entities} topic, which adds to the file and overrides it.
 *
 * @param entityId stable, lower-case letters, digits and hyphens: {@code reid-hoffman}
 * @param name as news agencies write it in full
 * @param kind such as {@code company} or {@code head-of-state}; null when unknown
 * @param country ISO 3166-1 alpha-2; null when international or unknown
 * @param aliases other written forms
 * @param wikidata Wikidata id, only where certain; null otherwise
 * @param description a few words; null when there is none
 * @param keywords lower-case words that stand in articles on it and not on its namesakes
 * @param redirectTo id of the entity that this one turned out to be; null for none
 * @param changedAt when a person last changed it; null for a row of the file
 */
public record KnownEntity(
    int schemaVersion,
    String entityId,
    EntityType type,
    String name,
    String kind,
    String country,
    List<String> aliases,
    String wikidata,
    String description,
    List<Role> roles,
    List<String> keywords,
    String redirectTo,
    Instant changedAt) {

  public static final int SCHEMA_VERSION = 1;

  public KnownEntity {
    Checks.present(entityId, "entityId");
    Checks.present(type, "type");
    Checks.present(name, "name");
    aliases = Checks.copy(aliases);
    roles = Checks.copy(roles);
    keywords = Checks.copy(keywords);
  }

  /** The same with other aliases. */
  public KnownEntity withAliases(List<String> others) {
    return new KnownEntity(
        schemaVersion,
        entityId,
        type,
        name,
        kind,
        country,
        others,
        wikidata,
        description,
        roles,
        keywords,
        redirectTo,
        changedAt);
  }

  /** The same, changed by a person now. */
  public KnownEntity changedAt(Instant now) {
    return redirectedTo(redirectTo, now);
  }

  /** The same, standing for another from now on. */
  public KnownEntity redirectedTo(String entity, Instant now) {
    return new KnownEntity(
        schemaVersion,
        entityId,
        type,
        name,
        kind,
        country,
        aliases,
        wikidata,
        description,
        roles,
        keywords,
        entity,
        now);
  }

  /**
   * An office held.
   *
   * @param organization name of the body or country
   * @param from ISO 8601 year, month or day; null when unknown
   * @param to likewise; null when still held or unknown
   */
  public record Role(String role, String organization, String from, String to) {
    public Role {
      Checks.present(role, "role");
    }
  }
}
