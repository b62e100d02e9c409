package org.wirewatch.desk.api;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.desk.archive.Found;
import org.wirewatch.desk.archive.ResultPage;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.knowledge.EntityRules;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.KnowledgeFile;
import org.wirewatch.knowledge.Names;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.KnownEntity;

/**
 * Finds, adds, changes and merges entities after checking them. Everything is written as a record
 * of the {@code entities} topic. Thread-safe.
 */
public final class EntityBook {
  private static final int ADDITIONS_MAX = 20_000;
  private static final int LATEST_ARTICLES = 200;
  private static final Set<EntityType> TYPES =
      Set.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION);

  private final Desk desk;

  public EntityBook(Desk desk) {
    this.desk = desk;
  }

  /**
   * An entity as the desk sees it.
   *
   * @param entity its own row; of an unknown one only id, type and name as an article has them
   * @param known whether the knowledge base has it
   * @param added whether it was added or changed while the system ran
   * @param former rows that turned out to be this one
   */
  public record Card(KnownEntity entity, boolean known, boolean added, List<KnownEntity> former) {}

  /** Somebody that articles name and nobody knows. */
  public record Unknown(String id, EntityType type, String name, int articles) {}

  /** By name, the best first; those added while the system ran when nothing is asked for. */
  public List<Card> search(String words, int limit) {
    requireLoaded();
    if (words == null || words.isBlank()) {
      return desk.state().additions().stream()
          .filter(entity -> entity.redirectTo() == null)
          .sorted(Comparator.comparing(KnownEntity::name, String.CASE_INSENSITIVE_ORDER))
          .limit(limit)
          .map(this::card)
          .toList();
    }
    String wanted = words.substring(0, Math.min(words.length(), EntityRules.NAME_CHARS_MAX));
    return base().search(wanted, limit).stream().map(this::card).toList();
  }

  /** The entity of an id, redirects followed; of an unknown one what articles say. */
  public Card get(String id) {
    requireLoaded();
    Optional<KnownEntity> known = base().entity(id);
    return known.isPresent() ? card(known.get()) : new Card(unknown(id), false, false, List.of());
  }

  /** Articles that mention it, under any of its ids, newest first. */
  public ResultPage<Found> articles(String id, String cursor, int limit) {
    try {
      return desk.archive().search().mentioning(base().ids(id), cursor, limit);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("after", e.getMessage());
    }
  }

  /** Those of the newest articles that the base does not know, most articles first. */
  public List<Unknown> unknown(int limit) {
    KnowledgeBase base = base();
    Map<String, Unknown> found = new HashMap<>();
    for (Found one : desk.archive().search().latest(LATEST_ARTICLES)) {
      for (Entity entity : one.article().entities()) {
        if (TYPES.contains(entity.type()) && base.entity(entity.id()).isEmpty()) {
          found.merge(
              entity.id(),
              new Unknown(entity.id(), entity.type(), entity.name(), 1),
              (old, more) ->
                  new Unknown(old.id(), old.type(), old.name(), old.articles() + more.articles()));
        }
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparingInt(Unknown::articles)
                .reversed()
                .thenComparing(Unknown::name)
                .thenComparing(Unknown::id))
        .limit(limit)
        .toList();
  }

  /** Adds an entity under an id made of its name. */
  public KnownEntity add(EntityInput input) {
    requireLoaded();
    String name = Names.normal(input.name());
    String plain = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String stem =
        plain.isEmpty()
            ? Ids.of(String.valueOf(input.type()), name)
            : plain.substring(0, Math.min(80, plain.length()));
    String id = stem;
    for (int i = 2; base().row(id).isPresent(); i++) {
      id = stem + "-" + i;
    }
    return put(id, input);
  }

  /** Adds the entity or replaces it; one that stood for another stands for itself again. */
  public KnownEntity put(String id, EntityInput input) {
    requireLoaded();
    if (input.type() == null || input.name().isEmpty()) {
      String field = input.type() == null ? "type" : "name";
      throw Problem.invalid(field, "An entity has a type and a name.");
    }
    Legible.require("name", input.name());
    KnownEntity entity = input.entity(checkedId(id), desk.clock().instant());
    save(List.of(entity));
    return entity;
  }

  /** Adds another written form. */
  public KnownEntity addAlias(String id, String alias) {
    KnownEntity entity = known(id);
    List<String> aliases = new ArrayList<>(entity.aliases());
    aliases.add(alias == null ? "" : alias.strip());
    KnownEntity more = entity.withAliases(aliases);
    return put(entity.entityId(), EntityInput.of(more));
  }

  /**
   * Says that an entity is another one. Articles from now on carry the other's id; queries by
   * either id find old and new ones.
   *
   * @param into id of the other, or a name that only one bears
   */
  public KnownEntity merge(String id, String into) {
    requireLoaded();
    KnowledgeBase base = base();
    KnownEntity target = meant(into);
    KnownEntity row = base.row(checkedId(id)).orElseGet(() -> unknown(id));
    if (base.current(id).equals(target.entityId())) {
      throw new Problem(
          409, "Already the same", id + " and " + target.entityId() + " are one entity already.");
    }
    save(List.of(row.redirectedTo(target.entityId(), desk.clock().instant())));
    return target;
  }

  /** Takes back what was added or changed under an id. */
  public void takeBack(String id) {
    requireLoaded();
    if (desk.state().additions().stream().noneMatch(one -> one.entityId().equals(id))) {
      throw Problem.notFound("An addition with the id " + id);
    }
    desk.commands().deleteEntity(id);
  }

  /** All that was added or changed, as a knowledge file. */
  public String csv() {
    requireLoaded();
    StringWriter csv = new StringWriter();
    try {
      KnowledgeFile.write(desk.state().additions(), csv);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes all", e);
    }
    return csv.toString();
  }

  /**
   * Adds the rows of a knowledge file, all or none.
   *
   * @return how many
   */
  public int addCsv(String csv) {
    requireLoaded();
    Instant now = desk.clock().instant();
    Map<String, KnownEntity> rows = new LinkedHashMap<>();
    try {
      for (KnownEntity row : KnowledgeFile.read(new StringReader(csv == null ? "" : csv), "CSV")) {
        rows.put(row.entityId(), row.changedAt(now));
      }
    } catch (IOException e) {
      throw Problem.invalid("csv", e.getMessage());
    }
    if (rows.isEmpty()) {
      throw Problem.invalid("csv", "There is no row below a header with id, type, name.");
    }
    save(rows.values());
    return rows.size();
  }

  private void save(Collection<KnownEntity> entities) {
    for (KnownEntity entity : entities) {
      try {
        EntityRules.check(entity);
      } catch (EntityRules.Broken e) {
        throw Problem.invalid(e.field(), e.field() + ": " + e.getMessage());
      }
    }
    KnowledgeBase after = base().with(entities);
    for (KnownEntity entity : entities) {
      boolean leads = entity.redirectTo() == null || after.leadsElsewhere(entity.entityId());
      if (!leads) {
        throw Problem.invalid(
            "redirect_to",
            entity.entityId() + " would stand for " + entity.redirectTo() + ", which is nobody.");
      }
    }
    if (desk.state().additions().size() + entities.size() > ADDITIONS_MAX) {
      throw new Problem(409, "Too many", "At most " + ADDITIONS_MAX + " additions.");
    }
    desk.commands().save(entities);
  }

  private Card card(KnownEntity entity) {
    KnowledgeBase base = base();
    String id = entity.entityId();
    List<KnownEntity> former =
        base.ids(id).stream()
            .filter(other -> !other.equals(id))
            .flatMap(other -> base.row(other).stream())
            .toList();
    boolean added = base.row(id).filter(row -> row.changedAt() != null).isPresent();
    return new Card(base.row(id).orElse(entity), true, added, former);
  }

  private KnownEntity known(String id) {
    requireLoaded();
    String current = base().current(id);
    return base().row(current).orElseThrow(() -> Problem.notFound("This entity"));
  }

  private KnownEntity meant(String into) {
    String wanted = into == null ? "" : into.strip();
    Optional<KnownEntity> byId = base().entity(wanted);
    List<KnownEntity> named = byId.isPresent() ? List.of(byId.get()) : base().named(wanted);
    if (named.size() != 1) {
      throw Problem.invalid(
          "into",
          named.isEmpty()
              ? "'" + wanted + "' is neither an id nor a name of somebody known."
              : "Several bear the name '" + wanted + "'; give the id.");
    }
    return named.getFirst();
  }

  /** What the newest article says of somebody whom the base does not know. */
  private KnownEntity unknown(String id) {
    for (Found found : desk.archive().search().mentioning(List.of(id), null, 1).items()) {
      EnrichedArticle article = found.article();
      for (Entity entity : article.entities()) {
        if (entity.id().equals(id) || entity.formerIds().contains(id)) {
          return stub(id, entity.type(), entity.name());
        }
      }
      for (List<Mention> mentions : List.of(article.mentions(), article.titleMentions())) {
        for (Mention mention : mentions) {
          if (id.equals(mention.entityId())) {
            boolean full = mention.canonicalName() != null;
            return stub(id, mention.type(), full ? mention.canonicalName() : mention.text());
          }
        }
      }
    }
    throw Problem.notFound("This entity");
  }

  private static KnownEntity stub(String id, EntityType type, String name) {
    return new EntityInput(type, name, null, null, null, null, null, null, null).entity(id, null);
  }

  private static String checkedId(String id) {
    try {
      EntityRules.id(id);
    } catch (EntityRules.Broken e) {
      throw Problem.invalid("id", "id: " + e.getMessage());
    }
    return id;
  }

  private KnowledgeBase base() {
    return desk.state().knowledge();
  }

  private void requireLoaded() {
    if (!desk.loading().stateReady()) {
      throw Problem.loading();
    }
  }
}
