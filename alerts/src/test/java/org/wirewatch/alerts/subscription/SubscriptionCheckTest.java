package org.wirewatch.alerts.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscriptionCheckTest {
  @Test
  void passesAGoodQuery() {
    assertThat(SubscriptionCheck.of("\"open letter\" AND raids").lines()).containsExactly("ok");
  }

  @Test
  void pointsAtTheFaultWithCarets() {
    SubscriptionCheck check = SubscriptionCheck.of("raids AND organisation:x");

    assertThat(check.ok()).isFalse();
    assertThat(check.lines())
        .containsExactly(
            "raids AND organisation:x",
            "          ^^^^^^^^^^^^^",
            "Characters 10 to 23: There is no field \"organisation\".",
            "Suggestion: did you mean org:");
  }

  @Test
  void warnsAndPasses() {
    SubscriptionCheck check = SubscriptionCheck.of("the");

    assertThat(check.ok()).isTrue();
    assertThat(check.lines())
        .startsWith("the", "^^^")
        .anySatisfy(line -> assertThat(line).startsWith("Warning: "));
  }

  @Test
  void showsThePartOfALongQuery() {
    SubscriptionCheck check = SubscriptionCheck.of("letter OR ".repeat(40) + "tilte:raid");

    assertThat(check.lines().get(0)).startsWith("…").contains("tilte:raid");
    int caret = check.lines().get(1).indexOf('^');
    assertThat(check.lines().get(0).substring(caret)).startsWith("tilte:");
  }
}
