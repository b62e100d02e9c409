package org.wirewatch.enrich.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.Names;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;

/** Looks up who bears a name. Thread-safe. */
final class Candidates {
  private static final Set<String> PARTS =
      Set.of(
          "northern",
          "southern",
          "eastern",
          "western",
          "northeastern",
          "northwestern",
          "southeastern",
          "southwestern",
          "central",
          "downtown");
  private static final int INITIALS_MAX = 6;
  private static final int FOLLOWED_MAX = 3;

  private final KnowledgeBase base;
  private final Map<String, Profile> profiles;

  Candidates(KnowledgeBase base) {
    this(base, new ConcurrentHashMap<>());
  }

  private Candidates(KnowledgeBase base, Map<String, Profile> profiles) {
    this.base = base;
    this.profiles = profiles;
  }

  /** Those of another base; what was prepared for entities of both is kept. */
  Candidates of(KnowledgeBase next) {
    return new Candidates(next, profiles);
  }

  /**
   * The group without what stands before the name itself: {@code Russia's Defence Ministry}, {@code
   * eastern Washington}; unless the whole is a name.
   */
  Group bare(Group group) {
    int words = group.type() == EntityType.PERSON ? 0 : before(group.name());
    if (words == 0 || !base.named(group.name()).isEmpty()) {
      return group;
    }
    List<Place> places = new ArrayList<>();
    for (Place place : group.places()) {
      int cut = before(place.written());
      boolean cuts = cut > 0 && place.start() + cut < place.end();
      places.add(
          cuts
              ? new Place(place.sentence(), place.start() + cut, place.end(), rest(place.written()))
              : place);
    }
    return new Group(group.type(), rest(group.name()), places);
  }

  /** How many tokens stand before the name itself. */
  private static int before(String name) {
    String straight = name.replace('\u2019', '\'');
    int owner = straight.indexOf("'s ");
    int space = name.indexOf(' ');
    if (owner > 0) {
      return (int) straight.substring(0, owner).chars().filter(c -> c == ' ').count() + 2;
    }
    return space > 0 && PARTS.contains(name.substring(0, space)) ? 1 : 0;
  }

  private static String rest(String name) {
    int owner = name.replace('\u2019', '\'').indexOf("'s ");
    return owner > 0 ? name.substring(owner + 3) : name.substring(name.indexOf(' ') + 1);
  }

  /** Those that may be meant, each once; empty when the name is not known at all. */
  List<Candidate> of(Group group, ArticleWords article) {
    String normal = Names.normal(group.name());
    Map<String, Candidate> found = new LinkedHashMap<>();
    for (String form : forms(group, normal)) {
      if (group.type() != EntityType.PERSON || found.isEmpty()) {
        addNamed(form, group, article, found);
      }
    }
    int comma = normal.indexOf(',');
    if (comma > 0) {
      addNamed(normal.substring(0, comma).strip(), group, article, found);
      found.values().removeIf(each -> each.profile().entity.type() != EntityType.LOCATION);
    }
    for (String form : inContext(group, normal, article)) {
      addNamed(form, group, article, found);
    }
    if (group.type() == EntityType.PERSON) {
      addSurnamed(normal, found);
    }
    return new ArrayList<>(found.values());
  }

  private void addNamed(
      String form, Group group, ArticleWords article, Map<String, Candidate> found) {
    List<KnownEntity> named = base.named(form);
    for (KnownEntity entity : named) {
      Profile profile = profile(entity);
      List<String> written = profile.forms.get(form);
      if (written == null || found.containsKey(entity.entityId())) {
        continue;
      }
      Candidate.Form how = how(profile, form, written, group, article);
      if (how != null) {
        found.put(entity.entityId(), new Candidate(profile, how, form, named.size()));
      }
    }
  }

  /** By a person's surname, of one word or more. */
  private void addSurnamed(String normal, Map<String, Candidate> found) {
    String surname = normal.substring(normal.lastIndexOf(' ') + 1);
    List<KnownEntity> surnamed = new ArrayList<>();
    for (KnownEntity entity : base.surnamed(surname)) {
      String name = Names.normal(entity.name());
      if (!name.equals(normal) && (name.endsWith(" " + normal) || name.startsWith(normal + " "))) {
        surnamed.add(entity);
      }
    }
    for (KnownEntity entity : surnamed) {
      found.putIfAbsent(
          entity.entityId(),
          new Candidate(profile(entity), Candidate.Form.SURNAME, normal, surnamed.size()));
    }
  }

  /** Initials must be written in capitals, and a lower-case word is no name; null for neither. */
  private static Candidate.Form how(
      Profile profile, String form, List<String> written, Group group, ArticleWords article) {
    boolean initials = true;
    for (String way : written) {
      initials &= isInitials(way);
    }
    if (initials && form.indexOf(' ') < 0) {
      for (Place place : group.places()) {
        if (isInitials(place.written())
            && (!article.inCapitals(place) || !OrdinaryWords.has(form))) {
          return Candidate.Form.INITIALS;
        }
      }
      return null;
    }
    boolean name = Names.normal(profile.entity.name()).equals(form);
    return name ? Candidate.Form.NAME : Candidate.Form.ALIAS;
  }

  private static boolean isInitials(String written) {
    int letters = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Character.isLowerCase(c) && c != 's') {
        return false;
      }
      letters += Character.isLetterOrDigit(c) ? 1 : 0;
    }
    return letters >= 2 && letters <= INITIALS_MAX;
  }

  /** The name and what is left of it without articles, endings and middle initials. */
  private static Set<String> forms(Group group, String normal) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(normal);
    String bare = normal.startsWith("the ") ? normal.substring(4) : normal;
    forms.add(bare);
    if (group.type() == EntityType.PERSON) {
      forms.add(withoutMiddle(bare));
    } else {
      forms.add("the " + bare);
      int space = bare.lastIndexOf(' ');
      if (space > 0 && Names.isCompanyEnding(bare.substring(space + 1))) {
        forms.add(bare.substring(0, space));
      }
      if (bare.startsWith("us ")) {
        forms.add(bare.substring(3));
      }
    }
    return forms;
  }

  private static String withoutMiddle(String name) {
    String[] words = name.split(" ", -1);
    StringBuilder kept = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      boolean last = i == words.length - 1;
      boolean drop = last ? Names.isPersonEnding(words[i]) : words[i].length() == 1;
      kept.append(drop ? "" : " " + words[i]);
    }
    return kept.toString();
  }

  /** {@code India's Supreme Court} is the Supreme Court of India. */
  private static Set<String> inContext(Group group, String normal, ArticleWords article) {
    Set<String> forms = new LinkedHashSet<>();
    if (group.type() == EntityType.PERSON) {
      return forms;
    }
    int places = Math.min(FOLLOWED_MAX, group.places().size());
    for (Place place : group.places().subList(0, places)) {
      int at = place.start() - 1;
      boolean owned = article.word(place.sentence(), at).startsWith("'");
      String owner = article.written(place.sentence(), owned ? at - 1 : at);
      boolean country = Countries.TABLE.code(Names.normal(owner)) != null;
      if (!owner.isEmpty() && Character.isUpperCase(owner.charAt(0)) && (owned || country)) {
        forms.add(Names.normal(owner) + " " + normal);
        forms.add(normal + " of " + Names.normal(owner));
      }
    }
    return forms;
  }

  private Profile profile(KnownEntity entity) {
    Profile known = profiles.get(entity.entityId());
    if (known == null || !known.isOf(entity)) {
      known = new Profile(entity);
      profiles.put(entity.entityId(), known);
    }
    return known;
  }
}
