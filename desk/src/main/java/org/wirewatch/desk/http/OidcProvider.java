package org.wirewatch.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wirewatch.desk.access.OidcConfig;
import org.wirewatch.wire.Json;

/**
 * What an identity provider says: its discovery document, and the claims behind a code. An ID token
 * must be signed by one of its published keys with an asymmetric algorithm, and be for this client,
 * from this issuer, in time, and of this sign-in. Thread-safe.
 */
final class OidcProvider {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.Ed25519);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration METADATA_KEPT = Duration.ofHours(1);
  private static final int BYTES_MAX = 1 << 20;

  private final OidcConfig config;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private Known known;

  OidcProvider(OidcConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Where things are. */
  record Metadata(URI authorization, URI token) {}

  private record Known(
      Metadata metadata, DefaultJWTProcessor<SecurityContext> tokens, Instant since) {}

  /** What is said of somebody. */
  record Claims(String subject, JWTClaimsSet all) {
    /** The texts of a claim, be it one or a list. */
    List<String> texts(String name) {
      return switch (all.getClaim(name)) {
        case String text -> List.of(text);
        case Collection<?> many ->
            many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
        case null, default -> List.of();
      };
    }
  }

  /** The provider did not answer as it should, or its token does not hold. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  Metadata metadata() throws Refused {
    return known().metadata();
  }

  /** Exchanges the code and checks the ID token. */
  Claims redeem(String code, String verifier, String nonce) throws Refused {
    Known provider = known();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", config.redirectUri().toString());
    form.put("code_verifier", verifier);
    form.put("client_id", config.clientId());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(provider.metadata().token())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(OidcLogin.encoded(form)));
    if (config.clientSecret() != null) {
      request.header("Authorization", basic());
    }
    String token = send(request).path("id_token").asText();
    try {
      JWTClaimsSet claims = provider.tokens().process(token, null);
      boolean ours =
          nonce.equals(claims.getClaim("nonce"))
              && (claims.getAudience().size() == 1
                  || config.clientId().equals(claims.getClaim("azp")));
      if (!ours) {
        throw new Refused("ID token of another sign-in or client");
      }
      return new Claims(claims.getSubject(), claims);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw new Refused("ID token: " + e.getMessage());
    }
  }

  private synchronized Known known() throws Refused {
    Instant now = clock.instant();
    if (known == null || !now.isBefore(known.since().plus(METADATA_KEPT))) {
      known = ask(now);
    }
    return known;
  }

  private Known ask(Instant now) throws Refused {
    String issuer = config.issuer().toString();
    String base = issuer.endsWith("/") ? issuer : issuer + "/";
    JsonNode document =
        send(HttpRequest.newBuilder(URI.create(base + ".well-known/openid-configuration")));
    if (!document.path("issuer").asText().equals(issuer)) {
      throw new Refused("discovery: another issuer");
    }
    DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();
    tokens.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, keys(uri(document, "jwks_uri"))));
    tokens.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            config.clientId(),
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("sub", "exp", "iat", "nonce")));
    Metadata metadata =
        new Metadata(uri(document, "authorization_endpoint"), uri(document, "token_endpoint"));
    return new Known(metadata, tokens, now);
  }

  private static JWKSource<SecurityContext> keys(URI address) throws Refused {
    try {
      int timeoutMs = (int) TIMEOUT.toMillis();
      return JWKSourceBuilder.create(
              address.toURL(), new DefaultResourceRetriever(timeoutMs, timeoutMs, BYTES_MAX))
          .refreshAheadCache(false)
          .build();
    } catch (java.net.MalformedURLException e) {
      throw new Refused("discovery: jwks_uri is no address");
    }
  }

  private static URI uri(JsonNode document, String field) throws Refused {
    try {
      URI uri = URI.create(document.path(field).asText());
      if (uri.isAbsolute()) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new Refused("discovery: " + field + " is no address");
    }
    throw new Refused("discovery: no " + field);
  }

  private JsonNode send(HttpRequest.Builder request) throws Refused {
    try {
      HttpResponse<InputStream> answer =
          http.send(
              request.timeout(TIMEOUT).header("Accept", "application/json").build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(BYTES_MAX);
        if (answer.statusCode() != 200) {
          throw new Refused("status " + answer.statusCode() + " of " + answer.uri().getPath());
        }
        return Json.mapper().readTree(bytes);
      }
    } catch (IOException e) {
      throw new Refused("not reachable or no JSON: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted");
    }
  }

  private String basic() {
    String both =
        java.net.URLEncoder.encode(config.clientId(), StandardCharsets.UTF_8)
            + ":"
            + java.net.URLEncoder.encode(config.clientSecret(), StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
