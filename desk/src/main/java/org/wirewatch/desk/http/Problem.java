package org.wirewatch.desk.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that cannot be answered as wanted; becomes a problem document or an error page.
 *
 * @see "RFC 9457"
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String LOADING = "Still loading";

  private final int status;
  private final String title;
  private final transient Map<String, Object> members;

  public Problem(int status, String title, String detail, Map<String, ?> members) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.members = new LinkedHashMap<>(members);
  }

  public Problem(int status, String title, String detail) {
    this(status, title, detail, Map.of());
  }

  public static Problem notFound(String what) {
    return new Problem(404, "Not found", what + " does not exist, or no longer.");
  }

  public static Problem invalid(String field, String detail) {
    return new Problem(422, "Not valid", detail, Map.of("field", field));
  }

  public static Problem loading() {
    return new Problem(
        503, LOADING, "The desk is reading its state from Kafka. Try again in a moment.");
  }

  /** Whether it passes once the desk has read its state. */
  boolean loads() {
    return title.equals(LOADING);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The document of RFC 9457. */
  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "about:blank");
    document.put("title", title);
    document.put("status", status);
    document.put("detail", getMessage());
    document.putAll(members);
    return document;
  }
}
