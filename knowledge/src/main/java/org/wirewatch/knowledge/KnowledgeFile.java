package org.wirewatch.knowledge;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.KnownEntity.Role;

/**
 * Reads and writes entities as CSV (RFC 4180, UTF-8) with a header: {@code id, type} and {@code
 * name} are required, {@code kind, country, aliases, wikidata, description, roles, keywords,
 * redirect_to} may be missing. Aliases and roles are separated by semicolons, a role is {@code
 * minister of finance @ France [2014-08..2016-08]}, keywords are separated by spaces.
 */
public final class KnowledgeFile {
  private static final Pattern ROLE =
      Pattern.compile("([^@\\[]+?)(?: @ ([^\\[]+?))?(?: \\[([\\d-]*)\\.\\.([\\d-]*)])?");
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "type",
          "name",
          "kind",
          "country",
          "aliases",
          "wikidata",
          "description",
          "roles",
          "keywords",
          "redirect_to");

  private KnowledgeFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or a row is wrong; the message names the row
   */
  public static List<KnownEntity> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader, file.toString());
    }
  }

  /** Reads rows; {@code source} stands in the messages. */
  public static List<KnownEntity> read(Reader reader, String source) throws IOException {
    List<KnownEntity> entities = new ArrayList<>();
    int row = 1;
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(withoutByteOrderMark(reader))) {
      while (rows.hasNext()) {
        row++;
        entities.add(entity(rows.next()));
      }
    } catch (EntityRules.Broken e) {
      throw new IOException(source + " row " + row + ": " + e.field() + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException | RuntimeJsonMappingException e) {
      throw new IOException(source + " row " + row + ": " + e.getMessage(), e);
    }
    return entities;
  }

  /** Spreadsheets write one before the header. */
  private static Reader withoutByteOrderMark(Reader reader) throws IOException {
    PushbackReader in = new PushbackReader(reader);
    int first = in.read();
    if (first >= 0 && first != '\ufeff') {
      in.unread(first);
    }
    return in;
  }

  private static KnownEntity entity(Map<String, String> row) {
    KnownEntity entity =
        new KnownEntity(
            KnownEntity.SCHEMA_VERSION,
            required(row, "id"),
            type(required(row, "type")),
            required(row, "name"),
            text(row, "kind"),
            text(row, "country"),
            list(text(row, "aliases"), ";"),
            text(row, "wikidata"),
            text(row, "description"),
            roles(text(row, "roles")),
            list(text(row, "keywords"), " "),
            text(row, "redirect_to"),
            null);
    EntityRules.check(entity);
    return entity;
  }

  private static EntityType type(String written) {
    try {
      return EntityType.valueOf(written);
    } catch (IllegalArgumentException e) {
      throw new EntityRules.Broken("type", "PERSON, ORGANIZATION or LOCATION, not " + written);
    }
  }

  /**
   * Writes rows with a header, as {@link #read} reads them.
   *
   * @throws IOException if the writer fails
   */
  public static void write(Collection<KnownEntity> entities, Writer writer) throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
    COLUMNS.forEach(schema::addColumn);
    try (SequenceWriter rows =
        new CsvMapper().writerFor(Map.class).with(schema.build()).writeValues(writer)) {
      if (entities.isEmpty()) {
        writer.write(String.join(",", COLUMNS) + "\n");
      }
      for (KnownEntity entity : entities) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("id", entity.entityId());
        row.put("type", entity.type().name());
        row.put("name", entity.name());
        row.put("kind", entity.kind());
        row.put("country", entity.country());
        row.put("aliases", String.join(";", entity.aliases()));
        row.put("wikidata", entity.wikidata());
        row.put("description", entity.description());
        row.put("roles", written(entity.roles()));
        row.put("keywords", String.join(" ", entity.keywords()));
        row.put("redirect_to", entity.redirectTo());
        rows.write(row);
      }
    }
  }

  /** Roles as the file writes them, semicolons between. */
  public static String written(List<Role> roles) {
    return roles.stream().map(KnowledgeFile::written).collect(Collectors.joining("; "));
  }

  private static String written(Role role) {
    String body = role.organization() == null ? "" : " @ " + role.organization();
    boolean dated = role.from() != null || role.to() != null;
    return role.role()
        + body
        + (dated ? " [" + orEmpty(role.from()) + ".." + orEmpty(role.to()) + "]" : "");
  }

  /**
   * Reads roles as the file writes them.
   *
   * @param written null for none
   * @throws IllegalArgumentException if one cannot be read
   */
  public static List<Role> roles(String written) {
    return list(written, ";").stream().map(KnowledgeFile::role).toList();
  }

  private static Role role(String written) {
    Matcher matcher = ROLE.matcher(written);
    if (!matcher.matches()) {
      throw new EntityRules.Broken("roles", "cannot read '" + written + "'");
    }
    return new Role(
        matcher.group(1).strip(),
        matcher.group(2) == null ? null : matcher.group(2).strip(),
        emptyToNull(matcher.group(3)),
        emptyToNull(matcher.group(4)));
  }

  private static String required(Map<String, String> row, String column) {
    String value = text(row, column);
    if (value == null) {
      throw new EntityRules.Broken(column, "is missing");
    }
    return value;
  }

  private static String text(Map<String, String> row, String column) {
    String value = row.get(column);
    return value == null ? null : emptyToNull(value.strip());
  }

  /**
   * The parts of a list in one cell, without empty ones.
   *
   * @param all null for none
   */
  public static List<String> list(String all, String separator) {
    List<String> values = new ArrayList<>();
    if (all != null) {
      for (String value : all.split(separator, -1)) {
        if (!value.isBlank()) {
          values.add(value.strip());
        }
      }
    }
    return values;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String emptyToNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
