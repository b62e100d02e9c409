package org.wirewatch.knowledge;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.KnownEntity.Role;

/** What a row or record of the knowledge base must look like, wherever it comes from. Pure. */
public final class EntityRules {
  public static final int NAME_CHARS_MAX = 200;
  public static final int DESCRIPTION_CHARS_MAX = 500;
  public static final int LIST_MAX = 100;

  private static final Set<EntityType> TYPES =
      Set.of(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION);
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
  private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern WIKIDATA = Pattern.compile("Q[1-9]\\d{0,11}");
  private static final Pattern DAY = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private EntityRules() {}

  /** What breaks a rule. */
  public static final class Broken extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    Broken(String field, String detail) {
      super(detail);
      this.field = field;
    }

    /** The column, as in the file. */
    public String field() {
      return field;
    }
  }

  /**
   * Checks an entity.
   *
   * @throws Broken naming the field
   */
  public static void check(KnownEntity entity) {
    id(entity.entityId());
    if (!TYPES.contains(entity.type())) {
      throw new Broken("type", "PERSON, ORGANIZATION or LOCATION, not " + entity.type());
    }
    name("name", entity.name());
    form("kind", entity.kind(), KIND, "lower-case letters, digits and hyphens");
    form("country", entity.country(), COUNTRY, "two capital letters, as in ISO 3166-1");
    form("wikidata", entity.wikidata(), WIKIDATA, "a Wikidata id, as Q42");
    few("aliases", entity.aliases());
    entity.aliases().forEach(alias -> name("aliases", alias));
    few("keywords", entity.keywords());
    for (String keyword : entity.keywords()) {
      name("keywords", keyword);
      if (keyword.indexOf(' ') >= 0) {
        throw new Broken("keywords", "single words, not '" + keyword + "'");
      }
    }
    if (entity.description() != null) {
      plain("description", entity.description(), DESCRIPTION_CHARS_MAX);
    }
    few("roles", entity.roles());
    entity.roles().forEach(EntityRules::role);
    if (entity.redirectTo() != null) {
      form("redirect_to", entity.redirectTo(), ID, "the id of another entity");
      if (entity.redirectTo().equals(entity.entityId())) {
        throw new Broken("redirect_to", "an entity cannot stand for itself");
      }
    }
  }

  /**
   * Checks an id.
   *
   * @throws Broken if it is none
   */
  public static void id(String id) {
    form("id", id, ID, "up to 100 lower-case letters, digits and hyphens");
  }

  private static void role(Role role) {
    name("roles", role.role());
    if (role.organization() != null) {
      name("roles", role.organization());
    }
    if ((role.role() + role.organization()).matches(".*[@\\[\\]].*")) {
      throw new Broken("roles", "no @ and no brackets within '" + role.role() + "'");
    }
    form("roles", role.from(), DAY, "a day, month or year, as 2014-08");
    form("roles", role.to(), DAY, "a day, month or year, as 2014-08");
  }

  private static void form(String field, String value, Pattern form, String meant) {
    if (value != null && !form.matcher(value).matches()) {
      throw new Broken(field, meant + ", not '" + value + "'");
    }
  }

  private static void name(String field, String value) {
    plain(field, value, NAME_CHARS_MAX);
    if (value.isBlank() || !value.equals(value.strip()) || value.indexOf(';') >= 0) {
      throw new Broken(field, "not empty, no space around, no semicolon: '" + value + "'");
    }
  }

  private static void plain(String field, String value, int charsMax) {
    if (value.length() > charsMax || CONTROL.matcher(value).find()) {
      throw new Broken(field, "at most " + charsMax + " characters, in one line");
    }
  }

  private static void few(String field, List<?> values) {
    if (values.size() > LIST_MAX) {
      throw new Broken(field, "at most " + LIST_MAX);
    }
  }
}
