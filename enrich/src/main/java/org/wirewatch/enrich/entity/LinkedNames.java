package org.wirewatch.enrich.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.enrich.link.Group;
import org.wirewatch.enrich.link.Link;
import org.wirewatch.enrich.link.Linker;
import org.wirewatch.enrich.link.Place;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.Names;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.KnownEntity;

/** Turns an article's groups of names into mentions and entities, linked where that is sure. */
final class LinkedNames {
  private static final double SEVERAL_FORMS = 0.9;

  private final ArticleText article;
  private final KnowledgeBase base;
  private final Map<Name, EnrichedArticle.Entity> byName = new HashMap<>();

  LinkedNames(ArticleText article, List<Resolver.Named> groups, Linker linker, Instant published) {
    this.article = article;
    this.base = linker.base();
    List<Group> toLink = groups.stream().map(this::group).toList();
    List<Link> links = linker.link(article.sentences(), toLink, published);
    for (int i = 0; i < links.size(); i++) {
      Resolver.Named named = groups.get(i);
      Link link = links.get(i);
      EnrichedArticle.Entity entity =
          link.entity() == null ? unknown(named, link) : known(link.entity(), link.confidence());
      named.names().forEach(name -> byName.put(name, entity));
    }
  }

  private Group group(Resolver.Named named) {
    List<Place> places = new ArrayList<>(named.names().size());
    for (Name name : named.names()) {
      places.add(new Place(name.sentence(), name.start(), name.end(), article.words(name)));
    }
    return new Group(named.type(), named.name(), places);
  }

  private EnrichedArticle.Entity known(KnownEntity entity, double confidence) {
    List<String> formerIds =
        base.ids(entity.entityId()).stream().filter(id -> !id.equals(entity.entityId())).toList();
    return new EnrichedArticle.Entity(
        entity.entityId(),
        entity.type(),
        entity.name(),
        entity.aliases(),
        entity.wikidata(),
        entity.kind(),
        entity.country(),
        true,
        confidence,
        formerIds);
  }

  /** Its id is made of the name, unless somebody has said since whose id that is. */
  private EnrichedArticle.Entity unknown(Resolver.Named named, Link link) {
    Entity own =
        link.namesake()
            ? Entity.namesake(named.type(), named.name())
            : Entity.of(named.type(), named.name());
    Set<String> forms = new LinkedHashSet<>();
    double sum = 0;
    for (Name name : named.names()) {
      sum += name.confidence();
      String words = article.words(name);
      boolean tells = named.type() != EntityType.PERSON || words.indexOf(' ') > 0;
      if (tells && !Names.normal(words).equals(Names.normal(named.name()))) {
        forms.add(words);
      }
    }
    double mean = sum / named.names().size();
    double confidence = forms.isEmpty() ? mean : mean * SEVERAL_FORMS;
    Optional<KnownEntity> since = base.entity(own.id());
    if (since.isPresent()) {
      return known(since.get(), confidence);
    }
    return new EnrichedArticle.Entity(
        own.id(),
        named.type(),
        named.name(),
        List.copyOf(forms),
        null,
        null,
        null,
        false,
        confidence);
  }

  /** The mentions of the names and the entities that they name, each in order. */
  EntityFinder.Entities entities(List<Name> names) {
    List<Mention> inTitle = new ArrayList<>();
    List<Mention> inText = new ArrayList<>();
    Map<String, EnrichedArticle.Entity> entities = new LinkedHashMap<>();
    for (Name name : names) {
      EnrichedArticle.Entity entity = byName.get(name);
      entities.merge(
          entity.id(), entity, (one, other) -> one.confidence() < other.confidence() ? other : one);
      Mention mention =
          new Mention(
              entity.type(),
              article.startOf(name),
              article.endOf(name),
              article.of(name),
              entity.id(),
              entity.name(),
              Math.round(name.confidence() * 1000) / 1000.0);
      (article.isTitle(name.sentence()) ? inTitle : inText).add(mention);
    }
    return new EntityFinder.Entities(inTitle, inText, List.copyOf(entities.values()));
  }
}
