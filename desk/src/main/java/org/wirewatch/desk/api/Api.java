package org.wirewatch.desk.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wirewatch.desk.api.SourceBook.SourceInput;
import org.wirewatch.desk.api.Views.ArticleSummary;
import org.wirewatch.desk.api.Views.Items;
import org.wirewatch.desk.api.Views.SourceView;
import org.wirewatch.desk.api.Views.SubscriptionView;
import org.wirewatch.desk.archive.Found;
import org.wirewatch.desk.archive.ResultPage;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.EventStream;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryMatch;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Spelling;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Subscription;

/** The JSON API under {@code /api}, as {@code docs/api.md} describes it. */
public final class Api implements DeskServer.Routes {
  /** What a client sends must be understood; a field that is not, or is there twice, is not. */
  private static final ObjectReader BODY =
      Json.mapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  private final Desk desk;
  private final SubscriptionBook subscriptions;
  private final SourceBook sources;

  public Api(Desk desk, SubscriptionBook subscriptions, SourceBook sources) {
    this.desk = desk;
    this.subscriptions = subscriptions;
    this.sources = sources;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/api/articles", this::articles);
    routes.get("/api/articles/{id}", this::article);
    routes.get("/api/stories", this::stories);
    routes.get("/api/stories/{id}", this::story);
    routes.get("/api/stories/{id}/articles", this::storyArticles);
    routes.get("/api/stream", this::stream);
    routes.post("/api/query/check", this::checkQuery);
    routes.get("/api/subscriptions", this::listSubscriptions);
    routes.post("/api/subscriptions", this::createSubscription);
    routes.get("/api/subscriptions/{id}", this::subscription);
    routes.put("/api/subscriptions/{id}", this::updateSubscription);
    routes.delete("/api/subscriptions/{id}", this::deleteSubscription);
    routes.get("/api/sources", this::listSources);
    routes.post("/api/sources", this::createSource);
    routes.get(
        "/api/sources/discover",
        context -> json(context, sources.discover(context.queryParam("url"))));
    routes.get("/api/sources/{id}", this::source);
    routes.put("/api/sources/{id}", this::updateSource);
    routes.delete("/api/sources/{id}", this::deleteSource);
    routes.get("/api/dead-letters", this::deadLetters);
    routes.get("/api/operations", context -> json(context, desk.operations().report()));
    routes.get("/api/status", this::status);
    routes.get("/api/*", Api::unknown);
    routes.get("/health/live", context -> context.result("up"));
    routes.get("/health/ready", this::ready);
  }

  /**
   * The query in the parameter {@code q}.
   *
   * @throws Problem 422 with the place of the fault
   */
  private Optional<NewsQuery> query(Context context) {
    String text = context.queryParam("q");
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    QueryCheck check = QueryCheck.of(text.strip(), desk);
    if (!check.ok()) {
      throw SubscriptionBook.queryFault(check.fault());
    }
    return check.usable();
  }

  private void articles(Context context) {
    NewsQuery query = query(context).orElse(null);
    ResultPage<Found> page;
    try {
      Paging paging = Paging.of(context);
      page = desk.archive().search().articles(query, paging.after(), paging.limit());
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("after", e.getMessage());
    }
    List<ArticleSummary> items =
        page.items().stream()
            .map(found -> ArticleSummary.of(found.article(), match(query, found.article())))
            .toList();
    json(context, new Items<>(items, page.next(), page.total(), page.totalExact()));
  }

  private void article(Context context) {
    json(
        context,
        desk.archive()
            .article(context.pathParam("id"))
            .orElseThrow(() -> Problem.notFound("This article")));
  }

  private void stories(Context context) {
    ResultPage<Story> page;
    try {
      Paging paging = Paging.of(context);
      page = desk.archive().search().stories(paging.after(), paging.limit());
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("after", e.getMessage());
    }
    json(context, new Items<>(page.items(), page.next(), page.total(), page.totalExact()));
  }

  private void story(Context context) {
    json(context, currentStory(context));
  }

  private void storyArticles(Context context) {
    List<ArticleSummary> items =
        desk.archive().articlesOf(currentStory(context)).stream()
            .map(article -> ArticleSummary.of(article, null))
            .toList();
    json(context, new Items<>(items, null, (long) items.size(), true));
  }

  private Story currentStory(Context context) {
    return desk.archive()
        .currentStory(context.pathParam("id"))
        .orElseThrow(() -> Problem.notFound("This story"));
  }

  private void stream(Context context) {
    Optional<NewsQuery> query = query(context);
    EventStream.serve(
        context,
        desk.live(),
        item ->
            query.isPresent() && match(query.get(), item.value()) == null
                ? Optional.empty()
                : Optional.of(
                    new EventStream.Told("article", summary(item.value(), query.orElse(null)))));
  }

  private static String summary(EnrichedArticle article, NewsQuery query) {
    return Json.write(ArticleSummary.of(article, match(query, article)));
  }

  private void checkQuery(Context context) {
    QueryInput input = body(context, QueryInput.class);
    QueryCheck check = QueryCheck.of(input.query() == null ? "" : input.query(), desk);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ok", check.ok());
    if (check.fault() != null) {
      answer.put("fault", check.fault());
    }
    answer.put("warnings", check.warnings());
    check
        .usable()
        .ifPresent(
            query ->
                answer.put("matches", desk.archive().search().articles(query, null, 1).total()));
    json(context, answer);
  }

  private void listSubscriptions(Context context) {
    List<Subscription> all = subscriptions.all();
    Paging.Page<Subscription> page = Paging.of(context).read(all, Subscription::subscriptionId);
    List<SubscriptionView> items =
        page.items().stream().map(one -> SubscriptionView.of(one)).toList();
    json(context, new Items<>(items, page.next(), (long) all.size(), true));
  }

  private void createSubscription(Context context) {
    SubscriptionBook.Saved saved = subscriptions.create(body(context, SubscriptionInput.class));
    String id = saved.subscription().subscriptionId();
    context.status(201).header("Location", "/api/subscriptions/" + id);
    json(context, SubscriptionView.of(saved));
  }

  private void subscription(Context context) {
    Subscription one = subscriptions.get(context.pathParam("id"));
    json(context, SubscriptionView.of(one));
  }

  private void updateSubscription(Context context) {
    SubscriptionInput input = body(context, SubscriptionInput.class);
    SubscriptionBook.Saved saved = subscriptions.update(context.pathParam("id"), input);
    json(context, SubscriptionView.of(saved));
  }

  private void deleteSubscription(Context context) {
    subscriptions.delete(context.pathParam("id"));
    context.status(204);
  }

  private void listSources(Context context) {
    List<SourceView> all = sources.all().stream().map(SourceView::of).toList();
    json(context, new Items<>(all, null, (long) all.size(), true));
  }

  private void createSource(Context context) {
    var source = sources.create(body(context, SourceInput.class));
    context.status(201).header("Location", "/api/sources/" + source.sourceId());
    json(context, new SourceView(source, null));
  }

  private void source(Context context) {
    var source = sources.get(context.pathParam("id"));
    json(
        context,
        SourceView.of(new SourceBook.SourceHealth(source, desk.state().status(source.sourceId()))));
  }

  private void updateSource(Context context) {
    var source = sources.update(context.pathParam("id"), body(context, SourceInput.class));
    json(
        context,
        SourceView.of(new SourceBook.SourceHealth(source, desk.state().status(source.sourceId()))));
  }

  private void deleteSource(Context context) {
    sources.delete(context.pathParam("id"));
    context.status(204);
  }

  private void deadLetters(Context context) {
    var letters = desk.state().deadLetters(Paging.limit(context));
    json(context, new Items<>(letters, null, null, null));
  }

  private void status(Context context) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ready", desk.loading().ready());
    answer.put("loading", desk.loading());
    answer.put("archive", desk.archive().size());
    answer.put("watching", desk.live().watching());
    json(context, answer);
  }

  private void ready(Context context) {
    boolean ready = desk.loading().ready();
    context.status(ready ? 200 : 503).result(ready ? "ready" : "loading");
  }

  private static void unknown(Context context) {
    throw Problem.notFound(context.path());
  }

  /** Why an article matches, or null. */
  private static QueryMatch match(NewsQuery query, EnrichedArticle article) {
    return query == null ? null : QueryMatcher.match(query, article).orElse(null);
  }

  static void json(Context context, Object value) {
    context.contentType("application/json").result(Json.bytes(value));
  }

  private static Problem unknownField(UnrecognizedPropertyException e) {
    String field = e.getPropertyName();
    List<String> known = e.getKnownPropertyIds().stream().map(Object::toString).toList();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("field", field);
    Optional<String> nearest = Spelling.nearest(field, known);
    nearest.ifPresent(name -> members.put("suggestion", name));
    String meant = nearest.map(name -> " Did you mean " + name + "?").orElse("");
    return new Problem(
        400, "Unknown field", "There is no field " + field + " here." + meant, members);
  }

  static <T> T body(Context context, Class<T> type) {
    String media = context.contentType();
    if (media == null || !media.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
      throw new Problem(415, "Not JSON", "Send Content-Type: application/json.");
    }
    try {
      T value = BODY.forType(type).readValue(context.bodyAsBytes());
      if (value == null) {
        throw new Problem(400, "Not readable", "The body is empty.");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw unknownField(e);
    } catch (ValueInstantiationException e) {
      String message =
          switch (e.getCause()) {
            case null -> e.getOriginalMessage();
            case NullPointerException hole -> "No item of a list may be null.";
            case Throwable cause -> cause.getMessage();
          };
      throw PolicyInput.fault(path(e), new IllegalArgumentException(message, e));
    } catch (MismatchedInputException e) {
      String field = path(e);
      throw new Problem(
          400,
          "Not readable",
          "The body: "
              + (field.isEmpty() ? "it" : field)
              + " is "
              + wanted(e.getTargetType())
              + ".",
          Map.of("field", field));
    } catch (JsonProcessingException e) {
      throw new Problem(400, "Not readable", "The body: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Problem(400, "Not readable", "The body could not be read.");
    }
  }

  /** What a value would have to be, for people. */
  private static String wanted(Class<?> type) {
    if (type != null && type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(joining(", "));
    }
    if (type == Instant.class) {
      return "an ISO 8601 instant, as 2026-03-02T09:00:00Z";
    }
    if (type == LocalTime.class) {
      return "a time of day, as 07:00";
    }
    if (type == Duration.class) {
      return "an ISO 8601 duration, as PT10M or P90D";
    }
    return "not of the type that docs/api.md states";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .collect(joining("."));
  }

  private record QueryInput(String query) {}
}
