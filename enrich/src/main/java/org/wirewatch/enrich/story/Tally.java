package org.wirewatch.enrich.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.wire.Checks;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.Story.KeyEntity;

/**
 * How often a story's articles name an entity.
 *
 * @param articles how many name it
 * @param mentions in all of them together
 * @param latest hashes of the ids of the last articles that name it, oldest first; bounded
 */
record Tally(
    String id, EntityType type, String name, int articles, int mentions, List<Integer> latest) {
  private static final int KEPT_MAX = 40;
  private static final int SHOWN_MAX = 12;
  private static final int LATEST_MAX = 32;
  private static final int NAME_CHARS_MAX = 100;

  private static final Comparator<Tally> MOST_NAMED =
      Comparator.<Tally>comparingInt(tally -> -tally.articles)
          .thenComparingInt(tally -> -tally.mentions);

  Tally {
    latest = Checks.copy(latest);
  }

  /** The tallies after an article, or after a revision of one already counted. */
  static List<Tally> counting(List<Tally> tallies, EnrichedArticle article) {
    List<Tally> here = new ArrayList<>();
    for (Entity entity : article.entities()) {
      if (entity.type() != EntityType.MISC) {
        here.add(of(entity, article));
      }
    }
    return together(tallies, here);
  }

  /** The tallies of two stories that became one; also those of a story and an article. */
  static List<Tally> together(List<Tally> first, List<Tally> second) {
    Map<String, Tally> all = new LinkedHashMap<>();
    first.forEach(tally -> all.put(tally.id, tally));
    second.forEach(tally -> all.merge(tally.id, tally, Tally::plus));
    return all.values().stream().sorted(MOST_NAMED).limit(KEPT_MAX).toList();
  }

  /** The tallies over some of the articles only, as far as it is remembered which those were. */
  static List<Tally> among(List<Tally> tallies, Set<String> articleIds) {
    Set<Integer> hashes = new LinkedHashSet<>();
    articleIds.forEach(id -> hashes.add(id.hashCode()));
    return tallies.stream()
        .map(tally -> tally.only(hashes))
        .filter(tally -> tally.articles > 0)
        .sorted(MOST_NAMED)
        .toList();
  }

  /** The tallies without some of the articles. */
  static List<Tally> without(List<Tally> tallies, Set<String> articleIds) {
    List<Tally> gone = among(tallies, articleIds);
    Map<String, Tally> left = new LinkedHashMap<>();
    tallies.forEach(tally -> left.put(tally.id, tally));
    gone.forEach(tally -> left.computeIfPresent(tally.id, (id, all) -> all.minus(tally)));
    return left.values().stream().filter(tally -> tally.articles > 0).sorted(MOST_NAMED).toList();
  }

  /**
   * Whom and what most articles name.
   *
   * @param own articles of the story that are no copies
   */
  static List<KeyEntity> shown(List<Tally> tallies, int own) {
    int least = own < 3 ? 1 : 2;
    return tallies.stream()
        .filter(tally -> tally.articles >= least)
        .limit(SHOWN_MAX)
        .map(
            tally ->
                new KeyEntity(
                    tally.id,
                    tally.type,
                    tally.name,
                    tally.articles,
                    Rounded.to2(Math.min(1, (double) tally.articles / Math.max(1, own)))))
        .toList();
  }

  private static Tally of(Entity entity, EnrichedArticle article) {
    int mentions = 0;
    for (Mention mention : article.mentions()) {
      mentions += entity.id().equals(mention.entityId()) ? 1 : 0;
    }
    for (Mention mention : article.titleMentions()) {
      mentions += entity.id().equals(mention.entityId()) ? 1 : 0;
    }
    return new Tally(
        entity.id(),
        entity.type(),
        Cut.to(entity.name(), NAME_CHARS_MAX),
        1,
        mentions,
        List.of(article.articleId().hashCode()));
  }

  private Tally plus(Tally other) {
    Set<Integer> both = new LinkedHashSet<>(latest);
    both.addAll(other.latest);
    int repeated = latest.size() + other.latest.size() - both.size();
    List<Integer> kept = List.copyOf(both);
    return new Tally(
        id,
        type,
        name,
        articles + other.articles - repeated,
        mentions + (repeated == other.latest.size() ? 0 : other.mentions),
        kept.subList(Math.max(0, kept.size() - LATEST_MAX), kept.size()));
  }

  private Tally only(Set<Integer> hashes) {
    List<Integer> kept = latest.stream().filter(hashes::contains).toList();
    int share = articles == 0 ? 0 : mentions * kept.size() / articles;
    return new Tally(id, type, name, kept.size(), share, kept);
  }

  private Tally minus(Tally gone) {
    List<Integer> left = latest.stream().filter(hash -> !gone.latest.contains(hash)).toList();
    return new Tally(id, type, name, articles - gone.articles, mentions - gone.mentions, left);
  }
}
