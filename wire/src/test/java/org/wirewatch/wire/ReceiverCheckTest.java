package org.wirewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.wire.Subscription.Channel;
import org.wirewatch.wire.Subscription.Receiver;

class ReceiverCheckTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMAIL | desk@example.org |",
        "WEBHOOK | https://hook.example/a?b=c |",
        "WEBHOOK | https://hook.example/ | " + SECRET,
        "WEBHOOK | https://hook.example/ | " + SECRET + " " + SECRET,
        "SLACK | https://hooks.slack.com/services/T0/B0/x |",
        "DISCORD | https://discord.com/api/webhooks/1/x |",
        "TEAMS | https://prod.example:443/workflows/x?sig=y |",
        "NTFY | https://ntfy.sh/desk_1 | tk_abc",
        "NTFY | https://example.org/push/desk |",
        "WEB_PUSH | https://push.example/x |"
            + " {\"p256dh\":\"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4\","
            + "\"auth\":\"BTBZMqHH6r4Tts7J_aSIgg\"}",
        "DESK | |"
      })
  void takesWhatCanBeReached(Channel channel, String address, String secret) {
    assertThat(ReceiverCheck.fault(new Receiver("r", channel, address, secret))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMAIL | |",
        "EMAIL | a@example.org, b@example.org |",
        "EMAIL | Desk <a@example.org> |",
        "EMAIL | a@example.org> |",
        "EMAIL | a@example..org |",
        "WEBHOOK | ftp://hook.example/ |",
        "WEBHOOK | hook.example |",
        "SLACK | https://u:p@hook.example/ |",
        "WEBHOOK | https://hook.example/ | plain",
        "WEBHOOK | https://hook.example/ | whsec_",
        "WEBHOOK | https://hook.example/ | " + SECRET + " " + SECRET + " " + SECRET,
        "NTFY | https://ntfy.sh/ |",
        "NTFY | https://ntfy.sh/a?b |",
        "NTFY | https://ntfy.sh/desk | two words",
        "WEB_PUSH | https://push.example/x |",
        "WEB_PUSH | https://push.example/x | {\"p256dh\":\"AA\",\"auth\":\"AA\"}",
        "WEB_PUSH | https://push.example/x | no json"
      })
  void namesWhatIsWrong(Channel channel, String address, String secret) {
    assertThat(ReceiverCheck.fault(new Receiver("r", channel, address, secret)))
        .hasValueSatisfying(fault -> assertThat(fault).matches("(address|secret): .*"));
  }

  @Test
  void refusesControlCharacters() {
    assertThat(
            ReceiverCheck.fault(
                new Receiver("r", Channel.EMAIL, "a@example.org\r\nBcc: b@evil.test", null)))
        .isPresent();
    assertThat(
            ReceiverCheck.fault(
                new Receiver("r", Channel.WEBHOOK, "https://a.example/\r\nX-A: 1", null)))
        .isPresent();
  }
}
