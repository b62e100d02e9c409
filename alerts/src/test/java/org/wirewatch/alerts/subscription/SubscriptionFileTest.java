package org.wirewatch.alerts.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.wire.Subscription;
import org.wirewatch.wire.Subscription.Channel;

class SubscriptionFileTest {
  @TempDir Path folder;

  @Test
  void readsSubscriptions() throws IOException {
    var read =
        read(
            """
            - id: letters
              name: Open letters
              query: '"open letter" AND raids'
              receivers:
                - {channel: webhook, address: 'https://hook.example/x', secret: whsec_YWJj}
                - {id: me, channel: EMAIL, address: me@mail.example}
            - id: strikes
              query: strike*
            """);

    assertThat(read).extracting(Subscription::subscriptionId).containsExactly("letters", "strikes");
    Subscription letters = read.getFirst();
    assertThat(letters.name()).isEqualTo("Open letters");
    assertThat(letters.query()).isEqualTo("\"open letter\" AND raids");
    assertThat(letters.receivers().get(0).channel()).isEqualTo(Channel.WEBHOOK);
    assertThat(letters.receivers().get(0).receiverId()).isNotBlank();
    assertThat(letters.receivers().get(1).receiverId()).isEqualTo("me");
    assertThat(read.get(1).enabled()).isTrue();
    assertThat(read.get(1).name()).isEqualTo("strikes");
  }

  @Test
  void anEmptyFileHasNone() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("[]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- id: a|query: missing",
        "- query: a|subscriptionId: missing",
        "- {id: a, query: b, qurey: c}|unknown key qurey",
        "id: a|not a list",
        "- [|no YAML",
        "[{id: a, query: b}, {id: a, query: c}]|entry 2: id: a is taken",
        "- {id: a, query: b, receivers: [{channel: fax}]}|entry 1"
      })
  void saysWhatIsWrong(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  private java.util.List<Subscription> read(String yaml) throws IOException {
    return SubscriptionFile.read(Files.writeString(folder.resolve("file.yaml"), yaml));
  }

  @Test
  void readsPolicyAndMutes() throws IOException {
    Subscription one =
        SubscriptionFile.parse(
                "f",
                """
                - id: a
                  query: letter
                  policy:
                    updates: [new_speaker]
                    group_wait: PT5M
                    digest: {period: daily, at: 07:30}
                    quiet_hours: {from: "22:00", to: "06:00"}
                    zone: Europe/Berlin
                    escalation: {after_minutes: 10, receiver: {channel: email, address: b@example.org}}
                  mutes:
                    - {target: outlet, id: Post, until: 2030-01-01T00:00:00Z}
                """)
            .getFirst();
    assertThat(one.policy().updates())
        .containsExactly(org.wirewatch.wire.AlertPolicy.UpdateOn.NEW_SPEAKER);
    assertThat(one.policy().digest().at()).isEqualTo(java.time.LocalTime.of(7, 30));
    assertThat(one.policy().escalation().receiver().address()).isEqualTo("b@example.org");
    assertThat(one.mutes().getFirst().id()).isEqualTo("Post");
  }

  @Test
  void namesTheKeyOfAPolicyThatIsWrong() {
    for (String[] wrong :
        new String[][] {
          {"{zone: Mars/Base}", "policy: zone"},
          {"{digest: {period: sometimes}}", "policy.digest.period"},
          {"{digset: {period: daily}}", "digset"}
        }) {
      assertThatThrownBy(
              () -> SubscriptionFile.parse("f", "- {id: a, query: b, policy: " + wrong[0] + "}"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("entry 1")
          .hasMessageContaining(wrong[1]);
    }
  }
}
