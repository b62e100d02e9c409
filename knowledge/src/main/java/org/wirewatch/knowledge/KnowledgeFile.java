package org.wirewatch.knowledge;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.KnownEntity.Role;

/**
 * Reads entities from CSV (RFC 4180, UTF-8) with a header: {@code id, type} and {@code name} are
 * required, {@code kind, country, aliases, wikidata, description, roles, keywords, redirect_to} may
 * be missing. Aliases and roles are separated by semicolons, a role is {@code minister of finance @
 * France [2014-08..2016-08]}, keywords are separated by spaces.
 */
public final class KnowledgeFile {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
  private static final Pattern ROLE =
      Pattern.compile("([^@\\[]+?)(?: @ ([^\\[]+?))?(?: \\[([\\d-]*)\\.\\.([\\d-]*)])?");
  private static final Pattern WIKIDATA = Pattern.compile("Q[1-9]\\d*");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

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
            .readValues(reader)) {
      while (rows.hasNext()) {
        row++;
        entities.add(entity(rows.next()));
      }
    } catch (IllegalArgumentException | RuntimeJsonMappingException e) {
      throw new IOException(source + " row " + row + ": " + e.getMessage(), e);
    }
    return entities;
  }

  private static KnownEntity entity(Map<String, String> row) {
    String id = required(row, "id");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id: lower-case letters, digits and hyphens only, was " + id);
    }
    return new KnownEntity(
        KnownEntity.SCHEMA_VERSION,
        id,
        EntityType.valueOf(required(row, "type")),
        required(row, "name"),
        text(row, "kind"),
        checked(row, "country", COUNTRY),
        list(row, "aliases", ";"),
        checked(row, "wikidata", WIKIDATA),
        text(row, "description"),
        list(row, "roles", ";").stream().map(KnowledgeFile::role).toList(),
        list(row, "keywords", " "),
        text(row, "redirect_to"),
        null);
  }

  private static Role role(String written) {
    Matcher matcher = ROLE.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("roles: cannot read '" + written + "'");
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
      throw new IllegalArgumentException(column + " is missing");
    }
    return value;
  }

  private static String checked(Map<String, String> row, String column, Pattern form) {
    String value = text(row, column);
    if (value != null && !form.matcher(value).matches()) {
      throw new IllegalArgumentException(column + ": cannot be '" + value + "'");
    }
    return value;
  }

  private static String text(Map<String, String> row, String column) {
    String value = row.get(column);
    return value == null ? null : emptyToNull(value.strip());
  }

  private static List<String> list(Map<String, String> row, String column, String separator) {
    List<String> values = new ArrayList<>();
    String all = text(row, column);
    if (all != null) {
      for (String value : all.split(separator, -1)) {
        if (!value.isBlank()) {
          values.add(value.strip());
        }
      }
    }
    return values;
  }

  private static String emptyToNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
