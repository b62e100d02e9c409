package org.wirewatch.desk.access;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.User.Role;
import org.wirewatch.wire.config.ConfigException;
import org.wirewatch.wire.config.Settings;

/**
 * An identity provider.
 *
 * @param issuer as in its ID tokens; https unless it is on loopback
 * @param clientSecret null for a public client, which PKCE secures alone
 * @param redirectUri {@code /login/oidc/callback} at the desk's own address
 * @param label on the button
 * @param nameClaim holds the name
 * @param roleClaim holds texts that give roles
 * @param teamClaim holds teams; null leaves teams to the desk
 * @param roles the texts that give a role; the highest counts
 * @param roleDefault of people whose claims give none; null refuses them
 */
public record OidcConfig(
    URI issuer,
    String clientId,
    String clientSecret,
    URI redirectUri,
    List<String> scopes,
    String label,
    String nameClaim,
    String roleClaim,
    String teamClaim,
    Map<Role, List<String>> roles,
    Role roleDefault) {
  private static final List<String> SCOPES = List.of("openid", "profile", "email");

  public OidcConfig {
    if (clientId == null || redirectUri == null) {
      throw new ConfigException("desk.oidc: client.id and redirect.uri are needed with issuer");
    }
    String host = issuer.getHost();
    boolean loopback = "localhost".equals(host) || "127.0.0.1".equals(host);
    if (!"https".equals(issuer.getScheme()) && !loopback) {
      throw new ConfigException("desk.oidc.issuer: https");
    }
    scopes = List.copyOf(scopes);
    roles = Map.copyOf(roles);
  }

  /** Reads {@code oidc.*}; null when there is no {@code oidc.issuer}. */
  static OidcConfig read(Settings settings) {
    URI issuer = settings.uri("oidc.issuer", null);
    String clientId = settings.text("oidc.client.id", null);
    String secret = settings.text("oidc.client.secret", null);
    URI redirect = settings.uri("oidc.redirect.uri", null);
    List<String> scopes = settings.list("oidc.scopes", SCOPES);
    String label = settings.text("oidc.label", "Sign in with your organisation");
    String name = settings.text("oidc.claim.name", "preferred_username");
    String role = settings.text("oidc.claim.role", "groups");
    String team = settings.text("oidc.claim.team", null);
    Map<Role, List<String>> roles = new EnumMap<>(Role.class);
    for (Role one : Role.values()) {
      String key = "oidc.role." + one.name().toLowerCase(java.util.Locale.ROOT);
      roles.put(one, settings.list(key, List.of()));
    }
    String other = settings.text("oidc.role.default", null);
    if (issuer == null) {
      return null;
    }
    return new OidcConfig(
        issuer,
        clientId,
        secret,
        redirect,
        scopes,
        label,
        name,
        role,
        team,
        roles,
        other == null ? null : role(other));
  }

  private static Role role(String text) {
    try {
      return Role.valueOf(text.toUpperCase(java.util.Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("desk.oidc.role.default: reader, editor or admin");
    }
  }

  @Override
  public String toString() {
    return "OidcConfig[" + issuer + ", " + clientId + "]";
  }
}
