package org.wirewatch.desk.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Style sheet, scripts and icons from the class path, held in memory. Their path carries a hash of
 * the content, so that browsers keep them for a year and never show an old one. Thread-safe.
 */
public final class Assets {
  private static final String OURS = "/org/wirewatch/desk/static/";
  private static final String HTMX = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
  private static final String[] NAMES = {
    "wirewatch.css",
    "mark.svg",
    "desk.js",
    "stream.js",
    "arrivals.js",
    "live.js",
    "alerts.js",
    "times.js",
    "theme.js",
    "push.js",
    "push-worker.js",
    "query.js"
  };
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final String version;

  /** Reads everything. */
  public Assets() {
    for (String name : NAMES) {
      files.put(name, read(OURS + name));
    }
    String webjar = webjarVersion();
    files.put(
        "htmx.js", read("/META-INF/resources/webjars/htmx.org/" + webjar + "/dist/htmx.min.js"));
    this.version = hash();
  }

  /** Path of a file; stays the same while no file changes. */
  public String path(String name) {
    if (!files.containsKey(name)) {
      throw new IllegalArgumentException("no such asset: " + name);
    }
    return "/static/" + version + "/" + name;
  }

  /**
   * Serves the script that shows pushed messages under a path that never changes, since browsers
   * keep asking there for a newer one; from the root, since it may act for what is below its path.
   */
  void serveWorker(Context context) {
    serve(context, "push-worker.js");
  }

  void serve(Context context) {
    String name = context.pathParam("name");
    if (context.pathParam("version").equals(version)) {
      context.header("Cache-Control", "public, max-age=31536000, immutable");
    }
    serve(context, name);
  }

  private void serve(Context context, String name) {
    byte[] file = files.get(name);
    if (file == null) {
      throw Problem.notFound("This file");
    }
    context.contentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    context.result(file);
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.values().forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest(), 0, 6).toLowerCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String webjarVersion() {
    Properties properties = new Properties();
    byte[] bytes = read(HTMX);
    try {
      properties.load(new java.io.StringReader(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("not readable: " + resource, e);
    }
  }
}
