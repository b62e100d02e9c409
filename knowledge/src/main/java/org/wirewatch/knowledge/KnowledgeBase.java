package org.wirewatch.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;

/**
 * Who and what is known, by id and by name. Immutable and thread-safe; {@link #with} gives the next
 * one.
 */
public final class KnowledgeBase {
  private static final String BUNDLED = "knowledge.csv";
  private static final int REDIRECTS_MAX = 100;
  private static final int SEARCHED_WORDS_MAX = 8;
  private static final Pattern WORD_BREAK = Pattern.compile("\\s+");

  /** Where the surname comes first, as in Lee Jae-myung; emigrants keep the Western order. */
  private static final Set<String> SURNAME_FIRST =
      Set.of("CN", "HK", "KP", "KR", "MO", "SG", "TW", "VN");

  private final Map<String, KnownEntity> rows;
  private final Map<String, KnownEntity> byId = new HashMap<>();
  private final Map<String, List<KnownEntity>> byName = new HashMap<>();
  private final Map<String, List<KnownEntity>> bySurname = new HashMap<>();
  private final Map<String, Set<String>> redirected = new HashMap<>();

  private KnowledgeBase(Map<String, KnownEntity> rows) {
    this.rows = rows;
    for (KnownEntity row : rows.values()) {
      String target = current(row.entityId());
      if (!target.equals(row.entityId())) {
        redirected.computeIfAbsent(target, id -> new LinkedHashSet<>()).add(row.entityId());
      }
    }
    for (KnownEntity row : rows.values()) {
      if (current(row.entityId()).equals(row.entityId())) {
        KnownEntity entity = withFormerNames(row);
        byId.put(entity.entityId(), entity);
        index(entity);
      }
    }
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

  /**
   * What ships with this module and a file of one's own over it.
   *
   * @param file null for none
   * @throws IOException if it cannot be read, or a row is wrong; the message names the row
   */
  public static KnowledgeBase bundledWith(Path file) throws IOException {
    return file == null ? bundled() : bundled().with(KnowledgeFile.read(file));
  }

  /** A base of these entities; of two with one id the later counts. */
  public static KnowledgeBase of(Collection<KnownEntity> entities) {
    Map<String, KnownEntity> byId = new LinkedHashMap<>();
    entities.forEach(entity -> byId.put(entity.entityId(), entity));
    return new KnowledgeBase(byId);
  }

  /** The same with more entities, or others in the place of those with the same id. */
  public KnowledgeBase with(Collection<KnownEntity> changes) {
    Map<String, KnownEntity> changed = new LinkedHashMap<>(rows);
    changes.forEach(entity -> changed.put(entity.entityId(), entity));
    return new KnowledgeBase(changed);
  }

  /** The names of those that turned out to be this one are names of it, bare surnames apart. */
  private KnownEntity withFormerNames(KnownEntity row) {
    Set<String> former = redirected.getOrDefault(row.entityId(), Set.of());
    if (former.isEmpty()) {
      return row;
    }
    Map<String, String> names = new LinkedHashMap<>();
    row.aliases().forEach(alias -> names.putIfAbsent(Names.normal(alias), alias));
    for (String id : former) {
      KnownEntity old = rows.get(id);
      names.putIfAbsent(Names.normal(old.name()), old.name());
      old.aliases().forEach(alias -> names.putIfAbsent(Names.normal(alias), alias));
    }
    String name = Names.normal(row.name());
    names
        .keySet()
        .removeIf(
            normal ->
                normal.equals(name)
                    || (row.type() == EntityType.PERSON && name.endsWith(" " + normal)));
    return row.withAliases(List.copyOf(names.values()));
  }

  private void index(KnownEntity entity) {
    Set<String> names = new LinkedHashSet<>();
    String name = Names.normal(entity.name());
    names.add(name);
    entity.aliases().forEach(alias -> names.add(Names.normal(alias)));
    for (String each : names) {
      add(byName, each, entity);
    }
    int space = name.lastIndexOf(' ');
    if (entity.type() == EntityType.PERSON && space > 0) {
      add(bySurname, name.substring(space + 1), entity);
      if (entity.country() != null && SURNAME_FIRST.contains(entity.country())) {
        add(bySurname, name.substring(0, name.indexOf(' ')), entity);
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
    return Collections.unmodifiableCollection(rows.values());
  }

  /**
   * The entity of an id, redirects followed; the names of those that redirect to it are among its
   * aliases.
   */
  public Optional<KnownEntity> entity(String id) {
    return Optional.ofNullable(byId.get(current(id)));
  }

  /** What is written under an id itself, redirects not followed. */
  public Optional<KnownEntity> row(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  /**
   * Where redirects from an id end; the id itself when there is none, or when they go in a ring.
   */
  public String current(String id) {
    String at = id;
    for (int hops = 0; hops < REDIRECTS_MAX; hops++) {
      KnownEntity entity = rows.get(at);
      if (entity == null || entity.redirectTo() == null) {
        return at;
      }
      at = entity.redirectTo();
    }
    return id;
  }

  /** Whether an id redirects to another that is known. */
  public boolean leadsElsewhere(String id) {
    String target = current(id);
    return !target.equals(id) && byId.containsKey(target);
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

  /**
   * Those that bear a name in which every word asked for begins a word, the exact name first. Looks
   * at every name once.
   *
   * @param words what is looked for; none finds nobody, and no more than eight are looked at
   */
  public List<KnownEntity> search(String words, int limit) {
    String wanted = Names.normal(words).strip();
    List<String> starts = List.of(WORD_BREAK.split(wanted, SEARCHED_WORDS_MAX + 1));
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> ranks = new HashMap<>();
    for (Map.Entry<String, List<KnownEntity>> named : byName.entrySet()) {
      String name = named.getKey();
      if (starts.stream().limit(SEARCHED_WORDS_MAX).allMatch(word -> hasWord(name, word))) {
        int rank = name.equals(wanted) ? 0 : name.startsWith(wanted) ? 1 : 2;
        named.getValue().forEach(entity -> ranks.merge(entity.entityId(), rank, Math::min));
      }
    }
    return ranks.keySet().stream()
        .map(byId::get)
        .sorted(
            Comparator.comparingInt((KnownEntity entity) -> ranks.get(entity.entityId()))
                .thenComparingInt(entity -> entity.name().length())
                .thenComparing(KnownEntity::name)
                .thenComparing(KnownEntity::entityId))
        .limit(limit)
        .toList();
  }

  private static boolean hasWord(String name, String start) {
    int at = name.indexOf(start);
    while (at > 0 && Character.isLetterOrDigit(name.charAt(at - 1))) {
      at = name.indexOf(start, at + 1);
    }
    return at >= 0;
  }
}
