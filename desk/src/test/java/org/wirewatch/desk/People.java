package org.wirewatch.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.wirewatch.wire.Json;

/** Callers of a desk by token, and by the session of a browser. */
final class People {
  static final String PASSWORD = "correct horse battery";

  private final DeskHarness desk;
  private final String adminToken;

  People(DeskHarness desk, String adminToken) {
    this.desk = desk;
    this.adminToken = adminToken;
  }

  /** Adds a user who only has tokens; answers with the id. */
  String add(String name, String role, String... teams) {
    return added(Map.of("name", name, "role", role, "teams", teams));
  }

  /** Adds a user who can sign in by {@link #PASSWORD}, of which the hash takes a while. */
  String addWithPassword(String name, String role, String... teams) {
    return added(Map.of("name", name, "role", role, "teams", teams, "password", PASSWORD));
  }

  private String added(Map<String, Object> user) {
    return tree(json(adminToken, "POST", "/api/users", Json.write(user))).path("user_id").asText();
  }

  /** A token of a user. */
  String token(String userId, String... scopes) {
    String body = Json.write(Map.of("name", "test", "scopes", scopes));
    return tree(json(adminToken, "POST", "/api/users/" + userId + "/tokens", body))
        .path("token")
        .asText();
  }

  HttpResponse<String> get(String token, String path) {
    return desk.send(desk.request(path).header("Authorization", "Bearer " + token));
  }

  HttpResponse<String> json(String token, String method, String path, String body) {
    return desk.send(
        desk.request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The cookie of a session, as the browser sends it. */
  String signIn(String name) {
    return cookie(login(name, PASSWORD));
  }

  HttpResponse<String> login(String name, String password) {
    return desk.form("/login", "name=" + encoded(name) + "&password=" + encoded(password));
  }

  HttpResponse<String> page(String cookie, String path) {
    return desk.send(desk.request(path).header("Cookie", cookie));
  }

  HttpResponse<String> form(String cookie, String path, String body) {
    return desk.send(
        desk.request(path)
            .header("Cookie", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .filter(cookie -> !cookie.endsWith("="))
        .reduce((first, last) -> last)
        .orElse("none=");
  }

  static JsonNode tree(HttpResponse<String> answer) {
    try {
      return Json.mapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
