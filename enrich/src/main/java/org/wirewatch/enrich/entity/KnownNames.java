package org.wirewatch.enrich.entity;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wirewatch.enrich.text.NewsTokenizer;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;

/**
 * The names of the knowledge base as four more lists of names: people, surnames, organisations and
 * places. Initials and other names in capitals only count where they are written so. Immutable.
 */
final class KnownNames {
  private static final int PEOPLE = 1 << 16;
  private static final int SURNAMES = 1 << 17;
  private static final int ORGANIZATIONS = 1 << 18;
  private static final int PLACES = 1 << 19;
  private static final Pattern CAPITALS = Pattern.compile("[\\p{Lu}\\d&.-]{2,}");
  private static final Set<String> ARTICLES = Set.of("the", "a");

  private final IntTable names;
  private final IntTable capitals;

  KnownNames(Collection<KnownEntity> entities) {
    names = new IntTable(4 * entities.size());
    capitals = new IntTable(entities.size());
    for (KnownEntity entity : entities) {
      Stream.concat(Stream.of(entity.name()), entity.aliases().stream())
          .forEach(name -> add(name, list(entity.type())));
      if (entity.type() == EntityType.PERSON) {
        addSurname(entity.name());
      }
    }
  }

  private static int list(EntityType type) {
    return switch (type) {
      case PERSON -> PEOPLE;
      case LOCATION -> PLACES;
      default -> ORGANIZATIONS;
    };
  }

  private void add(String name, int list) {
    List<String> words = words(name);
    if (words.size() == 1 && CAPITALS.matcher(words.get(0)).matches()) {
      capitals.add(Hash.of(words.get(0)), list);
    } else if (!words.isEmpty()) {
      names.add(key(words), list);
    }
  }

  private void addSurname(String name) {
    List<String> words = words(name);
    if (words.size() > 1) {
      names.add(key(words.subList(words.size() - 1, words.size())), SURNAMES);
    }
  }

  private static List<String> words(String name) {
    List<String> words =
        Stream.of(NewsTokenizer.INSTANCE.tokenize(name))
            .map(word -> word.replace('\u2019', '\''))
            .toList();
    boolean article = words.size() > 1 && ARTICLES.contains(words.get(0).toLowerCase(Locale.ROOT));
    return article ? words.subList(1, words.size()) : words;
  }

  private static int key(List<String> words) {
    int key = 0;
    for (int i = 0; i < words.size(); i++) {
      int word = Lexicon.key(Lexicon.simplify(words.get(i).toLowerCase(Locale.ROOT)));
      key = i == 0 ? word : Lexicon.extend(key, word);
    }
    return key;
  }

  /** The lists that hold a name of several words, or of one; see {@link Lexicon#extend}. */
  int lists(int key) {
    return names.get(key);
  }

  /** Whether the base has these words as a whole name. */
  boolean isName(List<String> words) {
    return names.get(key(words)) != 0;
  }

  /** The lists that hold a word as it is written. */
  int listsInCapitals(Word word) {
    return word.allCapitals ? capitals.get(word.hash) : 0;
  }
}
