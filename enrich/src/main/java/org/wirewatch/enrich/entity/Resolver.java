package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.Names;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;

/**
 * Says which names of one article name one entity.
 *
 * <p>A person's surname or first name stands for the full name seen in the article; if several
 * would do, for the one seen last before it. In {@code Bill and Melinda Gates} the first name has
 * the surname of the second. An organisation's short form or initials stand for its full name if
 * only one fits, but a known organisation's name stands for no other: Apple is not Apple Records.
 */
final class Resolver {
  private static final Set<String> SMALL_WORDS =
      Set.of("of", "the", "and", "for", "in", "on", "&", "de", "du", "la");

  private final ArticleText article;
  private final Map<String, String> meanings;
  private final Map<Name, Named> groups = new HashMap<>();
  private final Map<String, Named> byFullName = new HashMap<>();
  private final KnowledgeBase base;

  /** All full names of one type, in order of first appearance, with where each was seen. */
  private final Map<String, List<Integer>> seen = new LinkedHashMap<>();

  /**
   * The names of one entity.
   *
   * @param name the fullest form in the article
   * @param names in the order of the article
   */
  record Named(EntityType type, String name, List<Name> names) {}

  /**
   * Resolves at once.
   *
   * @param meanings from initials to the full name, both normal
   * @param base tells organisations that are known by a short name
   */
  Resolver(
      ArticleText article, List<Name> names, Map<String, String> meanings, KnowledgeBase base) {
    this.article = article;
    this.meanings = meanings;
    this.base = base;
    for (EntityType type :
        List.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION)) {
      resolve(type, names.stream().filter(name -> name.type() == type).toList());
    }
  }

  /** The groups by first mention. */
  List<Named> groups(List<Name> names) {
    return names.stream().map(groups::get).filter(Objects::nonNull).distinct().toList();
  }

  private void resolve(EntityType type, List<Name> names) {
    seen.clear();
    Map<String, String> written = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String full = written(names, i);
      String normal = Names.normal(full);
      seen.computeIfAbsent(normal, key -> new ArrayList<>()).add(i);
      written.merge(normal, full, Resolver::betterWritten);
    }
    for (int i = 0; i < names.size(); i++) {
      String full = fullest(type, Names.normal(written(names, i)), i);
      Named group =
          byFullName.computeIfAbsent(
              type + full, key -> new Named(type, written.get(full), new ArrayList<>()));
      group.names().add(names.get(i));
      groups.put(names.get(i), group);
    }
  }

  /** The name's words; of a couple's first name with the surname that follows. */
  private String written(List<Name> names, int at) {
    Name name = names.get(at);
    String words = article.words(name);
    if (name.type() != EntityType.PERSON || words.indexOf(' ') >= 0 || at + 1 == names.size()) {
      return words;
    }
    Name next = names.get(at + 1);
    boolean couple =
        next.sentence() == name.sentence()
            && next.start() == name.end() + 1
            && next.end() - next.start() > 1
            && article.word(name.sentence(), name.end()).equals("and");
    String surname = couple ? article.word(next.sentence(), next.end() - 1) : "";
    boolean apart = couple && !isSurname(words, names);
    return apart ? words + " " + surname : words;
  }

  private boolean isSurname(String word, List<Name> names) {
    for (Name name : names) {
      boolean several = name.end() - name.start() > 1;
      if (several && article.word(name.sentence(), name.end() - 1).equals(word)) {
        return true;
      }
    }
    return !base.surnamed(word).isEmpty() || !base.named(word).isEmpty();
  }

  /** Mixed case says more than capitals only. */
  private static String betterWritten(String one, String other) {
    return one.equals(one.toUpperCase(Locale.ROOT)) && one.length() > 4 ? other : one;
  }

  private String fullest(EntityType type, String name, int at) {
    String best = name;
    for (int round = 0; round < 3; round++) {
      String current = best;
      List<String> longer =
          seen.keySet().stream()
              .filter(other -> !other.equals(current) && stands(type, current, other))
              .toList();
      if (longer.isEmpty() || (longer.size() > 1 && type != EntityType.PERSON)) {
        return best;
      }
      best =
          longer.stream().min(Comparator.comparingInt(other -> distance(other, at))).orElse(best);
    }
    return best;
  }

  /** Tokens of names since the full name was seen; later sightings count as far away. */
  private int distance(String name, int at) {
    int nearest = Integer.MAX_VALUE;
    for (int place : seen.get(name)) {
      nearest = Math.min(nearest, place <= at ? at - place : 100_000 + place - at);
    }
    return nearest;
  }

  private boolean stands(EntityType type, String name, String longer) {
    String[] words = name.split(" ", -1);
    String[] full = longer.split(" ", -1);
    return switch (type) {
      case PERSON -> personStands(words, full);
      case ORGANIZATION ->
          meanings.containsKey(name)
              ? longer.equals(meanings.get(name))
              : organizationStands(name, words, full) && !isKnownApart(name, longer, full);
      default -> false;
    };
  }

  /** Whether somebody known bears the short name who is not known by the longer one. */
  private boolean isKnownApart(String name, String longer, String[] full) {
    List<KnownEntity> known = base.named(name);
    if (known.isEmpty() || Names.isCompanyEnding(full[full.length - 1])) {
      return false;
    }
    return base.named(longer).stream().noneMatch(known::contains);
  }

  private static boolean personStands(String[] words, String[] full) {
    int end = full.length;
    while (end > 1 && Names.isPersonEnding(full[end - 1])) {
      end--;
    }
    if (words.length >= full.length) {
      return false;
    }
    if (words.length == 1) {
      return words[0].equals(full[end - 1]) || words[0].equals(full[0]);
    }
    boolean surname = true;
    for (int i = 0; i < words.length && surname; i++) {
      surname = end - words.length + i >= 0 && words[i].equals(full[end - words.length + i]);
    }
    return surname || (words[0].equals(full[0]) && words[words.length - 1].equals(full[end - 1]));
  }

  private static boolean organizationStands(String name, String[] words, String[] full) {
    if (full.length > 1 && words.length == 1 && name.equals(initials(full))) {
      return true;
    }
    if (words.length >= full.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals(full[i])) {
        return false;
      }
    }
    boolean company = full.length == words.length + 1 && Names.isCompanyEnding(full[words.length]);
    return company
        || (words.length == 1 && words[0].length() > 3 && !SMALL_WORDS.contains(full[1]));
  }

  private static String initials(String[] words) {
    StringBuilder initials = new StringBuilder();
    for (String word : words) {
      if (!SMALL_WORDS.contains(word)) {
        initials.append(word.charAt(0));
      }
    }
    return initials.toString();
  }
}
