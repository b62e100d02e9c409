package org.wirewatch.query;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Entity;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.Span;

/**
 * Somebody or something that an article names, with all names and ids by which a query finds it: as
 * written, the canonical name, the aliases of the entity; its id and those that it had. Archive and
 * stream both ask here, so that they find the same.
 *
 * @param field of names: PERSON, ORG, PLACE, OUTLET or QUOTE_SPEAKER
 * @param ids lower-case
 * @param span what a match marks
 */
record NamedPlace(QueryField field, List<String> names, Set<String> ids, Span span) {
  /** All of an article: the title's mentions, the text's, the outlet, the speakers. */
  static List<NamedPlace> of(EnrichedArticle article) {
    Map<String, Entity> entities = new HashMap<>();
    article.entities().forEach(entity -> entities.put(entity.id(), entity));
    List<NamedPlace> places = new ArrayList<>();
    for (Mention mention : article.titleMentions()) {
      mention(mention, Span.TITLE, entities, places);
    }
    for (Mention mention : article.mentions()) {
      mention(mention, Span.TEXT, entities, places);
    }
    places.add(outlet(article));
    for (Quote quote : article.quotes()) {
      places.add(speaker(quote, entities));
    }
    return places;
  }

  private static void mention(
      Mention mention, String text, Map<String, Entity> entities, List<NamedPlace> places) {
    QueryField.of(mention.type())
        .ifPresent(
            field -> {
              Entity entity = entities.get(mention.entityId());
              places.add(
                  new NamedPlace(
                      field,
                      names(mention.text(), mention.canonicalName(), entity),
                      ids(mention.entityId(), entity),
                      new Span(text, mention.start(), mention.end())));
            });
  }

  private static NamedPlace speaker(Quote quote, Map<String, Entity> entities) {
    Entity entity = entities.get(quote.speakerId());
    boolean placed = quote.speakerStart() != null && quote.speakerEnd() != null;
    return new NamedPlace(
        QueryField.QUOTE_SPEAKER,
        names(quote.speaker(), quote.speakerName(), entity),
        ids(quote.speakerId(), entity),
        placed
            ? Span.text(quote.speakerStart(), quote.speakerEnd())
            : Span.text(quote.start(), quote.end()));
  }

  /** By its name; its ids are the source's, its name, and the host with and without www. */
  private static NamedPlace outlet(EnrichedArticle article) {
    Set<String> ids = new LinkedHashSet<>();
    add(ids, article.sourceId());
    add(ids, article.outlet());
    URI url = article.url();
    if (url != null && url.getHost() != null) {
      add(ids, url.getHost());
      add(ids, url.getHost().replaceFirst("^www\\.", ""));
    }
    String outlet = article.outlet();
    return new NamedPlace(
        QueryField.OUTLET,
        outlet == null ? List.of() : List.of(outlet),
        ids,
        new Span(QueryField.OUTLET.prefix(), 0, outlet == null ? 0 : outlet.length()));
  }

  private static List<String> names(String written, String canonical, Entity entity) {
    Set<String> names = new LinkedHashSet<>();
    if (written != null) {
      names.add(written);
    }
    if (canonical != null) {
      names.add(canonical);
    }
    if (entity != null) {
      names.addAll(entity.aliases());
    }
    return List.copyOf(names);
  }

  private static Set<String> ids(String id, Entity entity) {
    Set<String> ids = new LinkedHashSet<>();
    add(ids, id);
    if (entity != null) {
      entity.formerIds().forEach(former -> add(ids, former));
    }
    return ids;
  }

  private static void add(Set<String> ids, String id) {
    if (id != null) {
      ids.add(id.strip().toLowerCase(Locale.ROOT));
    }
  }
}
