package org.wirewatch.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wirewatch.desk.api.EntityBook;
import org.wirewatch.desk.api.EntityBook.Card;
import org.wirewatch.desk.api.EntityBook.Unknown;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.wire.KnownEntity;

/** Who and what is known: searching, adding, and the additions in and out as CSV. */
final class EntityPages implements DeskServer.Routes {
  private static final int FOUND_MAX = 50;
  private static final int UNKNOWN_MAX = 15;

  private final EntityBook book;
  private final Layout layout;

  EntityPages(EntityBook book, Layout layout) {
    this.book = book;
    this.layout = layout;
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/entities", context -> list(context, EntityForm.blank(""), "", null));
    routes.post("/entities", this::add);
    routes.get("/entities/export.csv", this::export);
    routes.post("/entities/import", this::addCsv);
  }

  /** Address of an entity's page. */
  static String address(String id) {
    return "/entities/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private void list(Context context, EntityForm form, String csv, Problem problem) {
    String text = context.queryParam("q") == null ? "" : context.queryParam("q").strip();
    List<Card> found = book.search(text, FOUND_MAX);
    Html body =
        Html.of(
            """
            <section>
              <div class="page-head"><h1>Entities</h1></div>
              {}
              <form class="search-bar" action="/entities" method="get" role="search">
                <label class="hidden" for="q">Name</label>
                <input id="q" name="q" type="search" value="{}" placeholder="A name, or how its words begin" spellcheck="false" autocomplete="off" maxlength="200">
                <button class="button primary">Search</button>
              </form>
              {}
              {}
              {}
            </section>
            """,
            fault(problem),
            text,
            results(text, found),
            text.isEmpty() ? unknown(book.unknown(UNKNOWN_MAX)) : Html.EMPTY,
            tools(text.isEmpty() ? form : EntityForm.blank(text), csv, problem != null));
    context.html(layout.page(context, Layout.Place.ENTITIES, "Entities", body));
  }

  static Html fault(Problem problem) {
    return problem == null
        ? Html.EMPTY
        : Html.of("<p class=\"fault block\" role=\"alert\">{}</p>", problem.getMessage());
  }

  private static Html results(String text, List<Card> found) {
    if (found.isEmpty()) {
      return text.isEmpty()
          ? Parts.empty(
              "Nothing added yet",
              Html.of(
                  "Search for who is known, or add whom Wirewatch does not know. What is added counts for articles from then on."))
          : Parts.empty("Nobody known bears this name", Html.of("Add them below."));
    }
    return Html.of(
        "<h2 class=\"small-head\">{}</h2><ol class=\"rows\">{}</ol>",
        text.isEmpty() ? "Added or changed here" : "Known by this name",
        found.stream().map(EntityPages::row).toList());
  }

  private static Html row(Card card) {
    KnownEntity entity = card.entity();
    return Html.of(
        """
        <li class="row"><div>
          <h3><a href="{}">{}</a>{}</h3>
          <p class="muted small">{}</p></div>
          <div class="row-side"><p>{}</p></div>
        </li>
        """,
        address(entity.entityId()),
        entity.name(),
        card.added() ? Html.of(" <span class=\"tag\">added here</span>") : Html.EMPTY,
        about(entity),
        EntityForm.words(entity.type()));
  }

  /** What tells it from others of the name. */
  static String about(KnownEntity entity) {
    String what = entity.description() == null ? entity.kind() : entity.description();
    String where = entity.country() == null ? "" : entity.country();
    return what == null ? where : where.isEmpty() ? what : what + ", " + where;
  }

  private static Html unknown(List<Unknown> unknown) {
    List<Html> rows =
        unknown.stream()
            .map(
                one ->
                    Html.of(
                        "<li><a href=\"{}\">{}</a> <span class=\"count\">{}</span></li>",
                        address(one.id()),
                        one.name(),
                        Parts.count(one.articles(), "article")))
            .toList();
    return Html.when(
        !rows.isEmpty(),
        () ->
            Html.of(
                """
                <h2 class="small-head">Named in the newest articles, and not known</h2>
                <p class="muted small">Open one to say who it is.</p>
                <ul class="tally">{}</ul>
                """,
                rows));
  }

  private static Html tools(EntityForm form, String csv, boolean open) {
    return Html.of(
        """
        <div class="entity-tools">
        {}<summary class="button">Add an entity</summary>{}</details>
        {}<summary class="button">Import or export</summary>
          <p><a href="/entities/export.csv" download="entities.csv">Export what was added here (CSV)</a></p>
          <form class="stack wide" method="post" action="/entities/import">
            <div class="field"><label for="csv">Rows with a header, as the export has them; all are taken or none</label>
            <textarea id="csv" name="csv" rows="6" spellcheck="false" required placeholder="id,type,name,kind,country,aliases,wikidata,description,roles,keywords,redirect_to">{}</textarea></div>
            <p class="actions"><button class="button">Import</button></p>
          </form>
          <p class="muted small">Many at once: <code>./wirewatch entities add FILE.csv</code></p>
        </details>
        </div>
        """,
        details(open && csv.isEmpty()),
        form.render("/entities", "Add"),
        details(!csv.isEmpty()),
        csv);
  }

  private static Html details(boolean open) {
    return open ? Html.of("<details class=\"add\" open>") : Html.of("<details class=\"add\">");
  }

  private void add(Context context) {
    EntityForm form = EntityForm.of(context);
    try {
      KnownEntity added = book.add(form.input());
      context.redirect(address(added.entityId()), HttpStatus.SEE_OTHER);
    } catch (Problem problem) {
      context.status(problem.status());
      list(context, form, "", problem);
    }
  }

  private void addCsv(Context context) {
    String csv = context.formParam("csv");
    try {
      book.addCsv(csv);
      context.redirect("/entities", HttpStatus.SEE_OTHER);
    } catch (Problem problem) {
      context.status(problem.status());
      list(context, EntityForm.blank(""), csv == null ? "" : csv, problem);
    }
  }

  private void export(Context context) {
    context
        .contentType("text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"entities.csv\"")
        .result(book.csv());
  }
}
