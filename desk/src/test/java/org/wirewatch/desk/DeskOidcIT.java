package org.wirewatch.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.desk.People.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirewatch.desk.access.AccessConfig;
import org.wirewatch.desk.access.OidcConfig;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.wire.User.Role;

/** Signing in at a provider that answers over HTTP and signs with a real key. */
class DeskOidcIT {
  private static final String TOKEN = "a-token-for-this-test-only";
  private static IdentityProvider provider;
  private static DeskHarness desk;
  private static People people;

  @BeforeAll
  static void start() throws Exception {
    provider = new IdentityProvider();
    OidcConfig oidc =
        new OidcConfig(
            URI.create(provider.issuer()),
            IdentityProvider.CLIENT,
            IdentityProvider.SECRET,
            URI.create("http://127.0.0.1/login/oidc/callback"),
            List.of("openid"),
            "Sign in at the office",
            "preferred_username",
            "groups",
            "teams",
            Map.of(Role.ADMIN, List.of("chiefs"), Role.EDITOR, List.of("desk")),
            null);
    AccessConfig other = AccessConfig.defaults();
    AccessConfig access =
        new AccessConfig(10, other.sessionIdle(), other.sessionMax(), null, oidc, null);
    desk =
        new DeskHarness(
            KafkaFixture.shared().settings(),
            DeskConfig.defaults().withToken(TOKEN).withAccess(access));
    people = new People(desk, TOKEN);
  }

  @AfterAll
  static void stop() {
    desk.close();
    provider.close();
  }

  /** What a bad provider, or somebody in between, might send. */
  record Bad(
      String what,
      java.util.function.UnaryOperator<JWTClaimsSet.Builder> change,
      java.util.function.Function<JWTClaimsSet, String> writer) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Bad> badTokens() {
    Instant now = Instant.now();
    return Stream.of(
        new Bad("alg none", all -> all, IdentityProvider::unsigned),
        new Bad("HS256 by the public key", all -> all, provider::confused),
        new Bad(
            "expired",
            all -> all.expirationTime(Date.from(now.minusSeconds(600))),
            provider::signed),
        new Bad("of another client", all -> all.audience("another"), provider::signed),
        new Bad(
            "of two clients without azp",
            all -> all.audience(List.of(IdentityProvider.CLIENT, "another")),
            provider::signed),
        new Bad("of another issuer", all -> all.issuer("https://evil.test"), provider::signed),
        new Bad("of another sign-in", all -> all.claim("nonce", "another"), provider::signed),
        new Bad("changed afterwards", all -> all, claims -> provider.signed(claims) + "x"),
        new Bad("without groups", all -> all.claim("groups", List.of()), provider::signed));
  }

  @Test
  void makesAUserOfWhoSignsInAndFollowsTheirClaims() {
    provider.writer = provider::signed;
    provider.claims = claims("s1", "Ida Venn", "desk");
    assertThat(desk.get("/login").body()).contains("Sign in at the office");
    // When
    HttpResponse<String> in = signIn("?next=%2Falerts");
    // Then
    assertThat(in.headers().firstValue("Location")).hasValue("/alerts");
    JsonNode me = tree(people.page(People.cookie(in), "/api/me"));
    assertThat(me.path("name").asText()).isEqualTo("Ida Venn");
    assertThat(me.path("teams").path(0).asText()).isEqualTo("wire");
    assertThat(me.path("scopes").toString()).contains("topics:write").doesNotContain("admin");
    // When: she becomes a chief; still the same user
    provider.claims = claims("s1", "Ida Venn", "chiefs");
    JsonNode again = tree(people.page(People.cookie(signIn("")), "/api/me"));
    assertThat(again.path("user_id")).isEqualTo(me.path("user_id"));
    assertThat(again.path("scopes").toString()).contains("admin");
    // When: somebody else bears the name of a user of the desk, they are somebody else
    people.addWithPassword("root", "ADMIN");
    provider.claims = claims("s2", "root", "desk");
    JsonNode other = tree(people.page(People.cookie(signIn("")), "/api/me"));
    assertThat(other.path("name").asText()).startsWith("root ");
    assertThat(other.path("scopes").toString()).doesNotContain("admin");
    // When: disabled here
    String id = me.path("user_id").asText();
    people.json(TOKEN, "PUT", "/api/users/" + id, "{\"disabled\":true}");
    provider.claims = claims("s1", "Ida Venn", "desk");
    assertThat(signIn("").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void refusesIdTokensThatDoNotHold(Bad bad) {
    provider.writer = bad.writer();
    provider.claims =
        bad.change().apply(new JWTClaimsSet.Builder(claims("bad", "Bad", "desk"))).build();
    HttpResponse<String> answer = signIn("");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(People.cookie(answer)).isEqualTo("none=");
  }

  @Test
  void takesNoCodeThatAnotherBrowserAskedFor() {
    provider.writer = provider::signed;
    provider.claims = claims("s3", "Eve", "desk");
    HttpResponse<String> mine = desk.get("/login/oidc");
    String back = provider.agree(query(mine));
    assertThat(desk.get("/login/oidc/callback?" + back).statusCode()).isEqualTo(401);
    String others = People.cookie(desk.get("/login/oidc"));
    assertThat(people.page(others, "/login/oidc/callback?" + back).statusCode()).isEqualTo(401);
    String own = People.cookie(mine);
    assertThat(people.page(own, "/login/oidc/callback?" + back).statusCode()).isEqualTo(303);
    assertThat(people.page(own, "/login/oidc/callback?" + back).statusCode()).isEqualTo(401);
  }

  private static JWTClaimsSet claims(String subject, String name, String group) {
    return provider
        .about(subject)
        .claim("preferred_username", name)
        .claim("groups", List.of(group, "everybody"))
        .claim("teams", List.of("wire"))
        .build();
  }

  private static HttpResponse<String> signIn(String parameters) {
    HttpResponse<String> start = desk.get("/login/oidc" + parameters);
    String back = provider.agree(query(start));
    return people.page(People.cookie(start), "/login/oidc/callback?" + back);
  }

  private static String query(HttpResponse<String> redirect) {
    return URI.create(redirect.headers().firstValue("Location").orElseThrow()).getRawQuery();
  }
}
