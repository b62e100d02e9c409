package org.wirewatch.desk.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.wirewatch.desk.access.Actor;
import org.wirewatch.desk.access.Tokens;
import org.wirewatch.desk.api.UserBook.TokenInput;
import org.wirewatch.desk.api.UserBook.UserInput;
import org.wirewatch.desk.api.Views.Items;
import org.wirewatch.desk.http.DeskServer;
import org.wirewatch.desk.state.Desk;
import org.wirewatch.wire.AuditEntry;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.User;

/** The part of the JSON API about people, tokens, owners and the audit log. */
public final class UserApi implements DeskServer.Routes {
  private final Desk desk;
  private final UserBook users;
  private final OwnerBook owners;
  private final AuditBook audit;

  public UserApi(Desk desk, UserBook users, OwnerBook owners) {
    this.desk = desk;
    this.users = users;
    this.owners = owners;
    this.audit = new AuditBook(desk);
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/api/me", this::me);
    routes.get("/api/me/tokens", context -> tokens(context, users.me()));
    routes.post("/api/me/tokens", context -> makeToken(context, users.me()));
    routes.delete("/api/me/tokens/{token}", context -> revokeToken(context, users.me()));
    routes.put("/api/me/password", this::password);
    routes.get("/api/users", this::list);
    routes.post("/api/users", this::add);
    routes.get("/api/users/{id}", context -> Api.json(context, view(user(context))));
    routes.put("/api/users/{id}", this::change);
    routes.post("/api/users/{id}/sign-out", this::signOut);
    routes.get("/api/users/{id}/tokens", context -> tokens(context, user(context)));
    routes.post("/api/users/{id}/tokens", context -> makeToken(context, user(context)));
    routes.delete("/api/users/{id}/tokens/{token}", context -> revokeToken(context, user(context)));
    routes.put("/api/subscriptions/{id}/owner", this::give);
    routes.get("/api/audit", this::audit);
  }

  private void me(Context context) {
    Actor caller = desk.caller().get();
    List<String> scopes = caller.scopes().stream().sorted().map(Scope::text).toList();
    Api.json(context, new MeView(caller.id(), caller.name(), caller.via(), caller.teams(), scopes));
  }

  private void list(Context context) {
    Paging.Page<User> page = users.page(Paging.of(context));
    List<UserView> items = page.items().stream().map(this::view).toList();
    Api.json(context, new Items<>(items, page.next(), (long) users.all().size(), true));
  }

  private void add(Context context) {
    User user = users.add(Api.body(context, UserInput.class));
    context.status(201).header("Location", "/api/users/" + user.userId());
    Api.json(context, view(user));
  }

  private void change(Context context) {
    UserInput input = Api.body(context, UserInput.class);
    Api.json(context, view(users.change(context.pathParam("id"), input)));
  }

  private void signOut(Context context) {
    users.signOut(user(context));
    context.status(204);
  }

  private void password(Context context) {
    PasswordInput input = Api.body(context, PasswordInput.class);
    users.password(input.current(), input.password());
    context.status(204);
  }

  private void tokens(Context context, User user) {
    List<TokenView> all = user.tokens().stream().map(token -> view(token, null)).toList();
    Api.json(context, new Items<>(all, null, (long) all.size(), true));
  }

  private void makeToken(Context context, User user) {
    Tokens.Made made = users.makeToken(user, Api.body(context, TokenInput.class));
    context.status(201);
    Api.json(context, view(made.token(), made.secret()));
  }

  private void revokeToken(Context context, User user) {
    users.revokeToken(user, context.pathParam("token"));
    context.status(204);
  }

  private void give(Context context) {
    OwnerInput input = Api.body(context, OwnerInput.class);
    String owner = owners.give(context.pathParam("id"), input.owner()).owner();
    Api.json(context, new OwnerView(owner, owners.name(owner)));
  }

  private void audit(Context context) {
    Paging.Page<AuditEntry> page =
        audit.newest(context.queryParam("target"), context.queryParam("actor"), Paging.of(context));
    Api.json(context, new Items<>(page.items(), page.next(), null, null));
  }

  private User user(Context context) {
    return users.get(context.pathParam("id"));
  }

  private UserView view(User user) {
    return new UserView(
        user.userId(),
        user.name(),
        user.role(),
        user.teams(),
        user.disabled(),
        user.password() != null,
        user.subject() != null,
        user.tokens().stream().map(token -> view(token, null)).toList(),
        user.createdAt(),
        user.updatedAt());
  }

  private TokenView view(User.Token token, String secret) {
    return new TokenView(
        token.tokenId(),
        token.name(),
        token.scopes().stream().map(Scope::text).toList(),
        token.createdAt(),
        token.expiresAt(),
        desk.state().accounts().lastUse(token.tokenId()).orElse(null),
        secret);
  }

  private record MeView(
      String userId, String name, Actor.Via via, List<String> teams, List<String> scopes) {}

  private record UserView(
      String userId,
      String name,
      User.Role role,
      List<String> teams,
      boolean disabled,
      boolean hasPassword,
      boolean oidc,
      List<TokenView> tokens,
      Instant createdAt,
      Instant updatedAt) {}

  /** A token; {@code token} itself is only there in the answer to the request that made it. */
  private record TokenView(
      String tokenId,
      String name,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt,
      Instant lastUsedAt,
      String token) {}

  private record OwnerView(String owner, String name) {}

  private record OwnerInput(String owner) {}

  private record PasswordInput(String current, String password) {}
}
