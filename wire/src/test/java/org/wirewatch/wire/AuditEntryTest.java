package org.wirewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

class AuditEntryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final AuditEntry.Actor IDA = new AuditEntry.Actor("u1", "ida", "192.0.2.1");

  @Test
  void showsOnlyWhatDiffersAndNoSecret() {
    Receiver hook =
        new Receiver("r1", Channel.WEBHOOK, "https://u:p@hooks.example/T0/secret", "whsec_abc");
    Subscription old = subscription("letter", List.of());
    Subscription now = subscription("petition", List.of(hook));

    AuditEntry entry = AuditEntry.of(IDA, AuditEntry.Kind.SUBSCRIPTION, "s1", old, now, NOW);

    assertThat(entry.action()).isEqualTo(AuditEntry.Action.CHANGED);
    assertThat(entry.before()).isEqualTo("{\"query\":\"letter\",\"receivers\":[]}");
    assertThat(entry.after())
        .contains("petition", "https://hooks.example/…")
        .doesNotContain("whsec_abc", "T0", "u:p", "Letters");
  }

  @Test
  void tellsOfATokenByItsIdAndNotItsHash() {
    User ida =
        new User(1, "u1", "ida", User.Role.EDITOR, null, false, "pw", null, null, null, NOW, NOW);
    User.Token token = new User.Token("0a", "ci", "abcdef", List.of(Scope.READ), NOW, null);
    User more = ida.with(token, NOW);

    AuditEntry made = AuditEntry.of(IDA, ida, more, NOW);
    AuditEntry gone = AuditEntry.of(IDA, more, more.without("0a", NOW), NOW);
    AuditEntry added = AuditEntry.of(IDA, null, ida, NOW);

    assertThat(made.kind()).isEqualTo(AuditEntry.Kind.TOKEN);
    assertThat(made.action()).isEqualTo(AuditEntry.Action.CREATED);
    assertThat(made.targetId()).isEqualTo("0a");
    assertThat(made.after()).contains("\"token_id\":\"0a\"").doesNotContain("abcdef");
    assertThat(gone.action()).isEqualTo(AuditEntry.Action.DELETED);
    assertThat(added.after()).contains("\"password\":\"***\"").doesNotContain("\"pw\"");
  }

  @Test
  void namesWhatIsWrongWithAUser() {
    assertThatThrownBy(() -> user("", List.of())).hasMessageStartingWith("name:");
    assertThatThrownBy(() -> user("a\nb", List.of())).hasMessageStartingWith("name:");
    assertThatThrownBy(() -> user("ida", List.of("a:b"))).hasMessageStartingWith("teams:");
    assertThatThrownBy(() -> Scope.of("write")).hasMessageContaining("subscriptions:write");
    assertThat(Scope.of("sources:write")).isEqualTo(Scope.SOURCES_WRITE);
  }

  private static User user(String name, List<String> teams) {
    return new User(
        1, "u1", name, User.Role.READER, teams, false, null, null, null, null, NOW, NOW);
  }

  private static Subscription subscription(String query, List<Receiver> receivers) {
    return new Subscription(1, "s1", "u1", "Letters", query, receivers, true, NOW, NOW);
  }
}
