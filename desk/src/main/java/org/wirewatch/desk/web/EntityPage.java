package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.desk.api.EntityBook;
import org.wirewatch.desk.api.EntityBook.Card;
import org.wirewatch.desk.api.Paging;
import org.wirewatch.desk.archive.Found;
import org.wirewatch.desk.archive.ResultPage;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.KnownEntity.Role;

/** One entity: what is known of it, the articles that mention it, and changing it. */
final class EntityPage implements DeskServer.Routes {
  private static final int ARTICLES = 20;
  private static final int SUGGESTED_MAX = 6;

  private final Desk desk;
  private final EntityBook book;
  private final Layout layout;

  EntityPage(Desk desk, EntityBook book, Layout layout) {
    this.desk = desk;
    this.book = book;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/entities/{id}", this::show);
    routes.post("/entities/{id}/change", this::change);
    routes.post("/entities/{id}/alias", this::addAlias);
    routes.post("/entities/{id}/merge", this::merge);
    routes.post("/entities/{id}/delete", this::takeBack);
  }

  private void show(Context context) {
    Card card = book.get(context.pathParam("id"));
    String id = card.entity().entityId();
    if (!id.equals(context.pathParam("id"))) {
      context.redirect(EntityPages.address(id));
      return;
    }
    render(context, card, EntityForm.of(card.entity()), null);
  }

  private void render(Context context, Card card, EntityForm form, Problem problem) {
    KnownEntity entity = card.entity();
    Html body =
        Html.of(
            """
            <div class="columns">
            <section>
              <div class="page-head"><p class="slug">{}{}</p><h1>{}</h1></div>
              {}
              {}
              {}
            </section>
            <aside class="side ledger" aria-label="Changing it">{}{}{}</aside>
            </div>
            """,
            EntityForm.words(entity.type()),
            card.known()
                ? card.added() ? Html.of("<span class=\"tag\">added here</span>") : Html.EMPTY
                : Html.of("<span class=\"tag\">not known</span>"),
            entity.name(),
            EntityPages.fault(problem),
            card.known()
                ? facts(entity)
                : Html.of(
                    "<p>Articles use this name, and nobody has said yet who or what is meant.</p>"),
            articles(context, entity),
            former(card),
            merging(card),
            changing(card, form, problem));
    context.html(layout.page(context, Layout.Place.ENTITIES, entity.name(), body));
  }

  private static Html facts(KnownEntity entity) {
    List<Html> facts = new ArrayList<>();
    fact(facts, "About", Html.text(EntityPages.about(entity)));
    fact(facts, "Kind", entity.kind() == null ? Html.EMPTY : Html.text(entity.kind()));
    fact(facts, "Also", Html.text(String.join(", ", entity.aliases())));
    for (Role role : entity.roles()) {
      String body = role.organization() == null ? "" : ", " + role.organization();
      fact(
          facts,
          "Office",
          Html.of("{}{} <span class=\"muted\">{}</span>", role.role(), body, dates(role)));
    }
    if (entity.wikidata() != null) {
      fact(
          facts,
          "Wikidata",
          Html.of(
              "<a href=\"{}\" rel=\"noreferrer noopener\" target=\"_blank\">{}</a>",
              "https://www.wikidata.org/wiki/" + entity.wikidata(),
              entity.wikidata()));
    }
    fact(facts, "Keywords", Html.text(String.join(" ", entity.keywords())));
    fact(facts, "Id", Html.of("<code>{}</code>", entity.entityId()));
    return Html.of("<dl class=\"facts\">{}</dl>", facts);
  }

  private static void fact(List<Html> facts, String term, Html value) {
    if (!value.isEmpty()) {
      facts.add(Html.of("<dt>{}</dt><dd>{}</dd>", term, value));
    }
  }

  private static String dates(Role role) {
    if (role.to() == null) {
      return role.from() == null ? "" : "since " + role.from();
    }
    return role.from() == null ? "until " + role.to() : role.from() + " – " + role.to();
  }

  private Html articles(Context context, KnownEntity entity) {
    Paging paging = Paging.of(context, ARTICLES);
    ResultPage<Found> page = book.articles(entity.entityId(), paging.after(), paging.limit());
    Instant now = desk.clock().instant();
    List<Html> cards = new ArrayList<>();
    for (Found found : page.items()) {
      EnrichedArticle article = found.article();
      Instant when = article.publishedAt() == null ? article.firstSeenAt() : article.publishedAt();
      cards.add(ArticleCard.render(article, null, when, now));
    }
    return Html.of(
        """
        <h2 class="small-head">{}</h2>
        <div class="wire">{}</div>
        {}
        """,
        page.total() == 0
            ? "In no article yet"
            : "In "
                + (page.totalExact() ? "" : "more than ")
                + Parts.count(page.total(), "article"),
        cards,
        page.next() == null
            ? Html.EMPTY
            : Html.of(
                "<p><a class=\"button\" href=\"{}\">Older articles</a></p>",
                EntityPages.address(entity.entityId()) + "?after=" + page.next()));
  }

  private static Html former(Card card) {
    List<Html> rows = new ArrayList<>();
    for (KnownEntity former : card.former()) {
      rows.add(
          Html.of(
              """
              <li>{} <span class="muted small">{}</span>{}</li>
              """,
              former.name(),
              former.entityId(),
              Html.when(
                  former.changedAt() != null,
                  () ->
                      Html.of(
                          "<form method=\"post\" action=\"/entities/{}/delete\"><button"
                              + " class=\"button small\">Take apart</button></form>",
                          former.entityId()))));
    }
    return Ledger.section("Turned out to be the same", rows);
  }

  private Html merging(Card card) {
    KnownEntity entity = card.entity();
    Map<String, KnownEntity> suggested = new LinkedHashMap<>();
    String last = entity.name().substring(entity.name().lastIndexOf(' ') + 1);
    for (String words : List.of(entity.name(), last)) {
      for (Card other : book.search(words, SUGGESTED_MAX)) {
        if (!other.entity().entityId().equals(entity.entityId())
            && other.entity().type() == entity.type()) {
          suggested.putIfAbsent(other.entity().entityId(), other.entity());
        }
      }
    }
    List<Html> choices =
        suggested.values().stream()
            .limit(SUGGESTED_MAX)
            .map(
                other ->
                    Html.of(
                        "<button class=\"button small\" name=\"into\" value=\"{}\""
                            + " title=\"{}\">{}</button>",
                        other.entityId(),
                        EntityPages.about(other),
                        other.name()))
            .toList();
    return Html.of(
        """
        <section><h2>Is the same as</h2>
          {}
          <form class="stack" method="post" action="/entities/{}/merge">
            <div class="field"><label for="into">Another, by id or name</label>
            <input id="into" name="into" required maxlength="200" autocomplete="off"></div>
            <p class="actions"><button class="button">They are the same</button></p>
          </form>
          <p class="muted small">Articles from now on have the other's id. Searches by either id find old and new ones.</p>
        </section>
        """,
        choices.isEmpty()
            ? Html.EMPTY
            : Html.of(
                "<form class=\"choices\" method=\"post\" action=\"/entities/{}/merge\">{}</form>",
                entity.entityId(),
                choices),
        entity.entityId());
  }

  private static Html changing(Card card, EntityForm form, Problem problem) {
    KnownEntity entity = card.entity();
    Html alias =
        Html.when(
            card.known(),
            () ->
                Html.of(
                    """
                    <section><h2>Another written form</h2>
                      <form class="stack" method="post" action="/entities/{}/alias">
                        <div class="field"><label for="alias">As articles write it</label>
                        <input id="alias" name="alias" required maxlength="200" autocomplete="off"></div>
                        <p class="actions"><button class="button">Add</button></p>
                      </form>
                    </section>
                    """,
                    entity.entityId()));
    Html back =
        Html.when(
            card.added(),
            () ->
                Html.of(
                    """
                    <details class="confirm"><summary class="button small">Take back</summary>
                      <form method="post" action="/entities/{}/delete"><p>Forget what was added or changed here?</p><button class="button danger small">Take it back</button></form>
                    </details>
                    """,
                    entity.entityId()));
    return Html.of(
        """
        {}
        <section>{}<summary class="button">{}</summary>{}</details>{}</section>
        """,
        alias,
        problem == null
            ? Html.of("<details class=\"add\">")
            : Html.of("<details class=\"add\" open>"),
        card.known() ? "Change" : "Say who it is",
        form.render("/entities/" + entity.entityId() + "/change", card.known() ? "Save" : "Add"),
        back);
  }

  private void change(Context context) {
    EntityForm form = EntityForm.of(context);
    write(context, form, () -> book.put(context.pathParam("id"), form.input()).entityId());
  }

  private void addAlias(Context context) {
    String alias = context.formParam("alias");
    write(context, null, () -> book.addAlias(context.pathParam("id"), alias).entityId());
  }

  private void merge(Context context) {
    String into = context.formParam("into");
    write(context, null, () -> book.merge(context.pathParam("id"), into).entityId());
  }

  private interface Write {
    /** Returns the id of the page to show then. */
    String run();
  }

  private void write(Context context, EntityForm form, Write write) {
    String id;
    try {
      id = write.run();
    } catch (Problem problem) {
      Card card = book.get(context.pathParam("id"));
      context.status(problem.status());
      render(context, card, form == null ? EntityForm.of(card.entity()) : form, problem);
      return;
    }
    context.redirect(EntityPages.address(id), HttpStatus.SEE_OTHER);
  }

  private void takeBack(Context context) {
    book.takeBack(context.pathParam("id"));
    context.redirect("/entities", HttpStatus.SEE_OTHER);
  }
}
