package org.wirewatch.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;

/**
 * Who and what is known, by id and by name. Immutable and thread-safe; {@link #with} gives the next
 * one.
 */
public final class KnowledgeBase {
  private static final String BUNDLED = "knowledge.csv";
  private static final int REDIRECTS_MAX = 10;

  /** Where the surname comes first, as in Lee Jae-myung; emigrants keep the Western order. */
  private static final Set<String> SURNAME_FIRST =
      Set.of("CN", "HK", "KP", "KR", "MO", "SG", "TW", "VN");

  private final Map<String, KnownEntity> byId;
  private final Map<String, List<KnownEntity>> byName = new HashMap<>();
  private final Map<String, List<KnownEntity>> bySurname = new HashMap<>();
  private final Map<String, Set<String>> redirected = new HashMap<>();

  private KnowledgeBase(Map<String, KnownEntity> byId) {
    this.byId = byId;
    byId.values().forEach(this::index);
  }

  /** What ships with this module; read once. */
  public static KnowledgeBase bundled() {
    return Bundled.BASE;
  }

  private static final class Bundled {
    static final KnowledgeBase BASE = read();

    private static KnowledgeBase read() {
      try (InputStream in = KnowledgeBase.class.getResourceAsStream(BUNDLED)) {
        if (in == null) {
          throw new IllegalStateException(BUNDLED + " is not on the class path");
        }
        return of(KnowledgeFile.read(new InputStreamReader(in, StandardCharsets.UTF_8), BUNDLED));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + BUNDLED, e);
      }
    }
  }

  /** A base of these entities; of two with one id the later counts. */
  public static KnowledgeBase of(Collection<KnownEntity> entities) {
    Map<String, KnownEntity> byId = new LinkedHashMap<>();
    entities.forEach(entity -> byId.put(entity.entityId(), entity));
    return new KnowledgeBase(byId);
  }

  /** The same with more entities, or others in the place of those with the same id. */
  public KnowledgeBase with(Collection<KnownEntity> changes) {
    Map<String, KnownEntity> changed = new LinkedHashMap<>(byId);
    changes.forEach(entity -> changed.put(entity.entityId(), entity));
    return new KnowledgeBase(changed);
  }

  private void index(KnownEntity entity) {
    String target = current(entity.entityId());
    if (!target.equals(entity.entityId())) {
      redirected.computeIfAbsent(target, id -> new LinkedHashSet<>()).add(entity.entityId());
    }
    KnownEntity meant = byId.get(target);
    if (meant == null) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    names.add(Names.normal(entity.name()));
    entity.aliases().forEach(alias -> names.add(Names.normal(alias)));
    for (String name : names) {
      add(byName, name, meant);
    }
    String name = Names.normal(entity.name());
    int space = name.lastIndexOf(' ');
    if (meant.type() == EntityType.PERSON && space > 0) {
      add(bySurname, name.substring(space + 1), meant);
      if (entity.country() != null && SURNAME_FIRST.contains(entity.country())) {
        add(bySurname, name.substring(0, name.indexOf(' ')), meant);
      }
    }
  }

  private static void add(Map<String, List<KnownEntity>> index, String name, KnownEntity entity) {
    List<KnownEntity> named = index.computeIfAbsent(name, key -> new ArrayList<>(1));
    if (!named.contains(entity)) {
      named.add(entity);
    }
  }

  public int size() {
    return byId.size();
  }

  /** All of them, those that redirect too, in the order of the file. */
  public Collection<KnownEntity> entities() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** The entity of an id, redirects followed. */
  public Optional<KnownEntity> entity(String id) {
    return Optional.ofNullable(byId.get(current(id)));
  }

  /**
   * Where redirects from an id end; the id itself when there is none, or when they go in a ring.
   */
  public String current(String id) {
    String at = id;
    for (int hops = 0; hops < REDIRECTS_MAX; hops++) {
      KnownEntity entity = byId.get(at);
      if (entity == null || entity.redirectTo() == null) {
        return at;
      }
      at = entity.redirectTo();
    }
    return id;
  }

  /** The id and all ids that stand for it, in older articles. */
  public Set<String> ids(String id) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(current(id));
    ids.addAll(redirected.getOrDefault(current(id), Set.of()));
    return ids;
  }

  /** Those that bear a name or alias, in the order of the file; case and accents do not count. */
  public List<KnownEntity> named(String name) {
    return byName.getOrDefault(Names.normal(name), List.of());
  }

  /** People by the last word of their name, in East Asia by the first one, too. */
  public List<KnownEntity> surnamed(String surname) {
    return bySurname.getOrDefault(Names.normal(surname), List.of());
  }
}
