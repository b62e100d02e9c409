package org.wirewatch.desk.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.desk.api.EntityInput;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.knowledge.EntityRules;
import org.wirewatch.knowledge.KnowledgeFile;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;

/** The form in which an entity is described, and what was written into it. */
record EntityForm(
    String type,
    String name,
    String kind,
    String country,
    String aliases,
    String wikidata,
    String description,
    String roles,
    String keywords) {

  private static final List<EntityType> TYPES =
      List.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION);

  static EntityForm blank(String name) {
    return new EntityForm("", name, "", "", "", "", "", "", "");
  }

  static EntityForm of(KnownEntity entity) {
    return new EntityForm(
        entity.type().name(),
        entity.name(),
        orEmpty(entity.kind()),
        orEmpty(entity.country()),
        String.join("\n", entity.aliases()),
        orEmpty(entity.wikidata()),
        orEmpty(entity.description()),
        KnowledgeFile.written(entity.roles()).replace("; ", "\n"),
        String.join(" ", entity.keywords()));
  }

  static EntityForm of(Context context) {
    return new EntityForm(
        param(context, "type"),
        param(context, "name"),
        param(context, "kind"),
        param(context, "country"),
        param(context, "aliases"),
        param(context, "wikidata"),
        param(context, "description"),
        param(context, "roles"),
        param(context, "keywords"));
  }

  /**
   * What was written, read.
   *
   * @throws Problem naming the field that cannot be read
   */
  EntityInput input() {
    EntityType read =
        TYPES.stream().filter(known -> known.name().equals(type)).findFirst().orElse(null);
    try {
      return new EntityInput(
          read,
          name,
          kind,
          country,
          KnowledgeFile.list(aliases.replace('\n', ';').replace('\r', ';'), ";"),
          wikidata,
          description,
          KnowledgeFile.roles(roles.replace('\n', ';').replace('\r', ';')),
          KnowledgeFile.list(keywords.replaceAll("[\\s,;]+", " "), " "));
    } catch (EntityRules.Broken e) {
      throw Problem.invalid(e.field(), e.field() + ": " + e.getMessage());
    }
  }

  Html render(String action, String button) {
    List<Html> types = new ArrayList<>();
    for (EntityType one : TYPES) {
      types.add(
          one.name().equals(type)
              ? Html.of("<option value=\"{}\" selected>{}</option>", one, words(one))
              : Html.of("<option value=\"{}\">{}</option>", one, words(one)));
    }
    return Html.of(
        """
        <form class="stack wide entity-form" method="post" action="{}">
          <div class="field"><label for="name">Name, as written in full</label>
            <input id="name" name="name" value="{}" required maxlength="200" autocomplete="off"></div>
          <div class="field"><label for="type">What it is</label>
            <select id="type" name="type">{}</select></div>
          <div class="field"><label for="aliases">Other written forms, one a line; no bare surnames</label>
            <textarea id="aliases" name="aliases" rows="3" spellcheck="false">{}</textarea></div>
          <div class="field"><label for="description">A few words that tell it from others of the name</label>
            <input id="description" name="description" value="{}" maxlength="500" autocomplete="off"></div>
          <div class="field"><label for="keywords">Words usual in articles on it, space between</label>
            <input id="keywords" name="keywords" value="{}" maxlength="2000" autocomplete="off" placeholder="needed where the name is also a word or somebody else's"></div>
          <div class="field"><label for="roles">Offices, one a line</label>
            <textarea id="roles" name="roles" rows="2" spellcheck="false" placeholder="minister of finance @ France [2014-08..2016-08]">{}</textarea></div>
          <div class="field"><label for="kind">Kind</label>
            <input id="kind" name="kind" value="{}" maxlength="50" autocomplete="off" placeholder="company, city, executive"></div>
          <div class="field"><label for="country">Country, two letters</label>
            <input id="country" name="country" value="{}" maxlength="2" autocomplete="off" placeholder="FR"></div>
          <div class="field"><label for="wikidata">Wikidata id, only where certain</label>
            <input id="wikidata" name="wikidata" value="{}" maxlength="13" autocomplete="off" placeholder="Q42"></div>
          <p class="actions"><button class="button primary">{}</button></p>
        </form>
        """,
        action,
        name,
        types,
        aliases,
        description,
        keywords,
        roles,
        kind,
        country,
        wikidata,
        button);
  }

  static String words(EntityType type) {
    return switch (type) {
      case PERSON -> "Person";
      case ORGANIZATION -> "Organisation";
      case LOCATION -> "Place";
      default -> Parts.words(type);
    };
  }

  private static String param(Context context, String name) {
    return orEmpty(context.formParam(name)).strip();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
