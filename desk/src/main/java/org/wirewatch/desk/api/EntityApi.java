package org.wirewatch.desk.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.wirewatch.desk.api.Views.EntityView;
import org.wirewatch.desk.api.Views.Items;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;

/** The part of the JSON API about entities, as {@code docs/api.md} describes it. */
public final class EntityApi implements DeskServer.Routes {
  private final EntityBook book;

  public EntityApi(EntityBook book) {
    this.book = book;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/api/entities", this::search);
    routes.get("/api/entities.csv", this::export);
    routes.post("/api/entities.csv", this::add);
    routes.get("/api/entities/{id}", this::entity);
    routes.put("/api/entities/{id}", this::put);
    routes.delete("/api/entities/{id}", this::takeBack);
    routes.post("/api/entities/{id}/merge", this::merge);
  }

  private void search(Context context) {
    List<EntityView> found =
        book.search(context.queryParam("q"), Paging.limit(context)).stream()
            .map(card -> EntityView.of(card, null))
            .toList();
    Api.json(context, new Items<>(found, null, null, null));
  }

  private void entity(Context context) {
    Api.json(context, view(context.pathParam("id")));
  }

  private void put(Context context) {
    String id = context.pathParam("id");
    book.put(id, Api.body(context, EntityInput.class));
    Api.json(context, view(id));
  }

  private void merge(Context context) {
    MergeInput input = Api.body(context, MergeInput.class);
    Api.json(context, view(book.merge(context.pathParam("id"), input.into()).entityId()));
  }

  private void takeBack(Context context) {
    book.takeBack(context.pathParam("id"));
    context.status(204);
  }

  private void export(Context context) {
    context.contentType("text/csv; charset=utf-8").result(book.csv());
  }

  private void add(Context context) {
    String media = context.contentType();
    if (media == null || !media.toLowerCase(java.util.Locale.ROOT).startsWith("text/csv")) {
      throw new Problem(415, "Not CSV", "Send Content-Type: text/csv.");
    }
    Api.json(context, Map.of("saved", book.addCsv(context.body())));
  }

  private EntityView view(String id) {
    EntityBook.Card card = book.get(id);
    return EntityView.of(card, book.articles(card.entity().entityId(), null, 1).total());
  }

  private record MergeInput(String into) {}
}
