package org.wirewatch.desk.http;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.access.OidcConfig;
import org.wirewatch.desk.access.Secrets;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.User;
import org.wirewatch.wire.User.Role;

/**
 * Signing in at an identity provider: authorization code with PKCE, state and nonce. What has to be
 * remembered meanwhile is in a cookie of the browser, so that any desk can finish. People become
 * users at their first sign-in; name, role and teams follow their claims at each.
 *
 * @see "OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC 9700"
 */
final class OidcLogin {
  private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
  private static final String COOKIE = "wirewatch_oidc";
  private static final Duration PENDING = Duration.ofMinutes(10);
  private static final String FAILED = "The identity provider did not confirm it. Try again.";
  private static final String NO_ROLE = "This account has no access to this desk.";
  private static final int NAME_CHARS_MAX = 90;

  private final OidcConfig config;
  private final OidcProvider provider;
  private final Desk desk;

  OidcLogin(OidcConfig config, Desk desk) {
    this.config = config;
    this.provider = new OidcProvider(config, desk.clock());
    this.desk = desk;
  }

  /**
   * What came of it.
   *
   * @param user null if it failed
   * @param fault what to say then
   */
  record Outcome(User user, String next, String fault) {}

  /** What the browser keeps while it is at the provider. */
  private record Pending(String state, String nonce, String verifier, String next) {
    static Pending to(String next) {
      return new Pending(Secrets.random(), Secrets.random(), Secrets.random(), next);
    }

    String cookie() {
      String address =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(next.getBytes(StandardCharsets.US_ASCII));
      return String.join(".", state, nonce, verifier, address);
    }

    static Optional<Pending> of(String cookie) {
      String[] parts = cookie == null ? new String[0] : cookie.split("\\.", -1);
      if (parts.length != 4) {
        return Optional.empty();
      }
      try {
        String next =
            new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.US_ASCII);
        return Optional.of(new Pending(parts[0], parts[1], parts[2], SignIn.next(next)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  /** Sends the browser to the provider. */
  void start(Context context, String next) {
    Pending pending = Pending.to(next);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", config.clientId());
    parameters.put("redirect_uri", config.redirectUri().toString());
    parameters.put("scope", String.join(" ", config.scopes()));
    parameters.put("state", pending.state());
    parameters.put("nonce", pending.nonce());
    parameters.put("code_challenge", challenge(pending.verifier()));
    parameters.put("code_challenge_method", "S256");
    String endpoint;
    try {
      endpoint = provider.metadata().authorization().toString();
    } catch (OidcProvider.Refused e) {
      LOG.warn("identity provider not usable error={}", e.getMessage());
      throw new Problem(502, "No answer", "The identity provider does not answer as it should.");
    }
    context.cookie(
        Sessions.cookie(cookie(context), pending.cookie(), PENDING, Client.of(context).https()));
    context.redirect(
        endpoint + (endpoint.contains("?") ? "&" : "?") + encoded(parameters),
        io.javalin.http.HttpStatus.SEE_OTHER);
  }

  /** Takes what the browser brings back. */
  Outcome finish(Context context) {
    Optional<Pending> known = Pending.of(context.cookie(cookie(context)));
    context.cookie(Sessions.cookie(cookie(context), "", Duration.ZERO, Client.of(context).https()));
    String state = context.queryParam("state");
    String code = context.queryParam("code");
    if (known.isEmpty()
        || state == null
        || code == null
        || !Secrets.equal(known.get().state(), state)) {
      return new Outcome(null, "/", FAILED);
    }
    Pending pending = known.get();
    try {
      OidcProvider.Claims claims = provider.redeem(code, pending.verifier(), pending.nonce());
      return outcome(context, claims, pending.next());
    } catch (OidcProvider.Refused e) {
      LOG.warn("sign-in refused error={}", e.getMessage());
      return new Outcome(null, pending.next(), FAILED);
    }
  }

  private Outcome outcome(Context context, OidcProvider.Claims claims, String next) {
    Role role = role(claims.texts(config.roleClaim()));
    String subject = Ids.of("oidc", config.issuer().toString(), claims.subject());
    User old = desk.state().accounts().bySubject(subject).orElse(null);
    if (role == null || (old != null && old.disabled())) {
      return new Outcome(null, next, NO_ROLE);
    }
    List<String> teams =
        config.teamClaim() == null
            ? old == null ? List.of() : old.teams()
            : claims.texts(config.teamClaim()).stream().filter(User::isTeam).toList();
    Instant now = desk.clock().instant();
    String id = old == null ? Ids.of("user", subject) : old.userId();
    String name = name(id, claims);
    if (old != null && old.role() == role && old.teams().equals(teams) && old.name().equals(name)) {
      return new Outcome(old, next, null);
    }
    User user =
        old == null
            ? new User(
                User.SCHEMA_VERSION,
                id,
                name,
                role,
                teams,
                false,
                null,
                subject,
                List.of(),
                null,
                now,
                now)
            : old.changed(name, role, teams, false, now);
    desk.caller().set(Actor.of(user), Client.of(context).address());
    desk.commands().save(user);
    return new Outcome(user, next, null);
  }

  /** The highest role that a claim gives. */
  private Role role(List<String> texts) {
    Role best = config.roleDefault();
    for (Role role : Role.values()) {
      boolean given =
          config.roles().getOrDefault(role, List.of()).stream().anyMatch(texts::contains);
      if (given && (best == null || role.compareTo(best) > 0)) {
        best = role;
      }
    }
    return best;
  }

  /** The name by its claim; told apart from another user's by a part of the id. */
  private String name(String userId, OidcProvider.Claims claims) {
    String claimed = claims.texts(config.nameClaim()).stream().findFirst().orElse(claims.subject());
    String fit =
        claimed.replaceAll("[^\\p{L}\\p{N} .@+_'-]", "").replaceAll("^[^\\p{L}\\p{N}]+", "");
    String name = fit.substring(0, Math.min(NAME_CHARS_MAX, fit.length())).strip();
    boolean taken =
        desk.state()
            .accounts()
            .named(name)
            .filter(user -> !user.userId().equals(userId))
            .isPresent();
    return name.isEmpty() || taken ? (name + " " + userId.substring(0, 6)).strip() : name;
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String cookie(Context context) {
    return Client.of(context).https() ? "__Host-" + COOKIE : COOKIE;
  }

  static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
