package org.wirewatch.wire.config;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The settings of one service. Keys look like {@code smtp.host}; the environment overrides them as
 * {@code WIREWATCH_ALERTS_SMTP_HOST}, or {@code WIREWATCH_ALERTS_SMTP_HOST_FILE} naming a file that
 * holds the value (for secrets). Every key must be asked for: {@link #finish} reports those that
 * nobody knows, and all faults at once.
 */
public final class Settings {
  private final String service;
  private final Map<String, String> values;
  private final Set<String> asked = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  private Settings(String service, Map<String, String> values) {
    this.service = service;
    this.values = values;
  }

  /**
   * Reads the settings of a service.
   *
   * @param service such as {@code alerts}; prefix of its keys in the file and in the environment
   * @param file properties; null when there is none
   */
  public static Settings read(String service, Path file, Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    if (file != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new ConfigException("configuration file " + file + ": " + e.getMessage());
      }
      String prefix = service + ".";
      for (String key : properties.stringPropertyNames()) {
        if (key.startsWith(prefix)) {
          values.put(name(key.substring(prefix.length())), properties.getProperty(key));
        }
      }
    }
    String prefix = "WIREWATCH_" + service.toUpperCase(Locale.ROOT) + "_";
    for (var variable : environment.entrySet()) {
      if (variable.getKey().startsWith(prefix)) {
        String key = variable.getKey().substring(prefix.length());
        if (key.endsWith("_FILE")) {
          values.put(
              key.substring(0, key.length() - 5), content(variable.getKey(), variable.getValue()));
        } else {
          values.put(key, variable.getValue());
        }
      }
    }
    return new Settings(service, values);
  }

  public String text(String key, String otherwise) {
    return value(key, otherwise, Function.identity(), "text");
  }

  public int number(String key, int otherwise) {
    return value(key, otherwise, Integer::parseInt, "a whole number");
  }

  public boolean flag(String key, boolean otherwise) {
    return value(key, otherwise, Settings::parseFlag, "true or false");
  }

  /**
   * ISO-8601 ({@code PT30S}) or a number with a unit: {@code 500ms}, {@code 30s}, {@code 5m},
   * {@code 2h}, {@code 7d}.
   */
  public Duration duration(String key, Duration otherwise) {
    return value(key, otherwise, Settings::parseDuration, "a duration such as 30s or 5m");
  }

  /** Durations separated by commas. */
  public List<Duration> durations(String key, List<Duration> otherwise) {
    return value(
        key,
        otherwise,
        text ->
            Arrays.stream(text.split(",", -1))
                .filter(item -> !item.isBlank())
                .map(item -> parseDuration(item.strip()))
                .toList(),
        "durations separated by commas");
  }

  /** A number of bytes, also as {@code 64KiB}, {@code 100MiB} or {@code 2GiB}. */
  public long bytes(String key, long otherwise) {
    return value(key, otherwise, Settings::parseBytes, "a number of bytes such as 100MiB");
  }

  public URI uri(String key, URI otherwise) {
    return value(key, otherwise, URI::create, "a URL");
  }

  /** Comma-separated. */
  public List<String> list(String key, List<String> otherwise) {
    return value(
        key,
        otherwise,
        text -> {
          List<String> items = new ArrayList<>();
          for (String item : text.split(",", -1)) {
            if (!item.isBlank()) {
              items.add(item.strip());
            }
          }
          return List.copyOf(items);
        },
        "a list separated by commas");
  }

  /**
   * All settings below a key, by what follows it, in lower case with dots: for what is passed on to
   * a library.
   */
  public Map<String, String> below(String key) {
    String prefix = name(key) + "_";
    Map<String, String> found = new HashMap<>();
    for (var entry : values.entrySet()) {
      if (entry.getKey().startsWith(prefix)) {
        asked.add(entry.getKey());
        String rest = entry.getKey().substring(prefix.length());
        found.put(rest.toLowerCase(Locale.ROOT).replace('_', '.'), entry.getValue());
      }
    }
    return found;
  }

  /**
   * To be called after the last setting was asked for.
   *
   * @throws ConfigException naming every bad value and every unknown key
   */
  public void finish() {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(asked);
    for (String key : unknown) {
      faults.add(
          "unknown setting " + service + "." + key.toLowerCase(Locale.ROOT).replace('_', '.'));
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(String.join("; ", faults));
    }
  }

  private <T> T value(String key, T otherwise, Function<String, T> parse, String wanted) {
    String name = name(key);
    asked.add(name);
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return parse.apply(text.strip());
    } catch (ArithmeticException | IllegalArgumentException | DateTimeParseException e) {
      faults.add(service + "." + key + ": not " + wanted);
      return otherwise;
    }
  }

  private static String name(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static boolean parseFlag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Duration parseDuration(String text) {
    var simple = java.util.regex.Pattern.compile("(\\d{1,9})(ms|s|m|h|d)").matcher(text);
    if (!simple.matches()) {
      return Duration.parse(text);
    }
    long count = Long.parseLong(simple.group(1));
    return switch (simple.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static long parseBytes(String text) {
    var parts = java.util.regex.Pattern.compile("(\\d{1,15})(KiB|MiB|GiB)?").matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "KiB" -> count << 10;
      case "MiB" -> count << 20;
      case "GiB" -> Math.multiplyExact(count, 1L << 30);
      case null, default -> count;
    };
  }

  private static String content(String variable, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new ConfigException(variable + ": file cannot be read: " + file);
    }
  }
}
