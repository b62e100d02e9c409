package org.wirewatch.desk.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.wirewatch.desk.api.TopicViews.PreviewView;
import org.wirewatch.desk.api.TopicViews.TopicRemoved;
import org.wirewatch.desk.api.TopicViews.TopicView;
import org.wirewatch.desk.api.Views.Items;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.wire.Subscription;

/** The part of the JSON API about topics, as {@code docs/api.md} describes it. */
public final class TopicApi implements DeskServer.Routes {
  /** Id of a definition that is only tried. */
  private static final String UNSAVED = "unsaved";

  private final TopicBook book;

  public TopicApi(TopicBook book) {
    this.book = book;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/api/topics", this::list);
    routes.post("/api/topics", this::add);
    routes.post("/api/topics/preview", this::preview);
    routes.get("/api/topics/{id}", context -> Api.json(context, view(book.get(id(context)))));
    routes.put("/api/topics/{id}", this::put);
    routes.delete("/api/topics/{id}", this::remove);
    routes.post(
        "/api/topics/{id}/reset", context -> Api.json(context, view(book.reset(id(context)))));
    routes.post("/api/topics/{id}/feedback", this::feedback);
  }

  private void list(Context context) {
    List<TopicView> all = book.all().stream().map(this::view).toList();
    Api.json(context, new Items<>(all, null, (long) all.size(), true));
  }

  private void add(Context context) {
    TopicBook.Card added = book.add(Api.body(context, TopicInput.class));
    context.status(201).header("Location", "/api/topics/" + added.definition().id());
    Api.json(context, view(added));
  }

  private void put(Context context) {
    Api.json(context, view(book.put(id(context), Api.body(context, TopicInput.class))));
  }

  private void remove(Context context) {
    String id = id(context);
    List<Subscription> asking = book.subscriptions(id);
    book.remove(id);
    Api.json(context, TopicRemoved.of(id, asking));
  }

  private void feedback(Context context) {
    FeedbackInput input = Api.body(context, FeedbackInput.class);
    if (input.relevant() == null) {
      throw Problem.invalid("relevant", "Say whether it is relevant: true or false.");
    }
    TopicBook.Card card =
        book.feedback(id(context), input.articleId(), input.text(), input.relevant());
    Api.json(context, view(card));
  }

  private void preview(Context context) {
    PreviewInput input = Api.body(context, PreviewInput.class);
    TopicInput wanted =
        new TopicInput(
            input.name(), input.description(), input.query(), input.positives(), input.negatives());
    int articles = input.articles() == null ? TopicPreview.ARTICLES_DEFAULT : input.articles();
    String id = input.id() == null ? UNSAVED : input.id();
    Api.json(context, PreviewView.of(book.preview(id, wanted, articles)));
  }

  private TopicView view(TopicBook.Card card) {
    String id = card.definition().id();
    return TopicView.of(card, book.articlesOfTheWeek(id), book.subscriptions(id));
  }

  private static String id(Context context) {
    return context.pathParam("id");
  }

  private record FeedbackInput(String articleId, String text, Boolean relevant) {}

  /** A definition, and how many of the newest articles to run it over. */
  private record PreviewInput(
      String id,
      String name,
      String description,
      String query,
      List<String> positives,
      List<String> negatives,
      Integer articles) {}
}
