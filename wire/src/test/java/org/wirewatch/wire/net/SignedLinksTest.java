package org.wirewatch.wire.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.net.SignedLinks.Action;
import org.wirewatch.wire.net.SignedLinks.Target;

class SignedLinksTest {
  private static final URI DESK = URI.create("https://desk.example/news/");
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private final SignedLinks links = new SignedLinks(DESK, KEY);

  @Test
  void readsItsOwnLinks() {
    Target target = new Target("s&1=2 ü", "r", "story", "article");

    URI link = links.link(Action.GOOD, target);

    assertThat(link.toString()).startsWith("https://desk.example/news/good?subscription=");
    assertThat(links.check(Action.GOOD, query(link))).contains(target);
    Target whole = new Target("s", "r", null, null);
    assertThat(links.check(Action.UNSUBSCRIBE, query(links.link(Action.UNSUBSCRIBE, whole))))
        .contains(whole);
  }

  @Test
  void refusesWhatWasChanged() {
    Map<String, String> query = query(links.link(Action.GOOD, new Target("s", "r", "a", "b")));

    assertThat(links.check(Action.BAD, query)).isEmpty();
    for (String name : query.keySet()) {
      Map<String, String> changed = new HashMap<>(query);
      changed.put(name, query.get(name) + "x");
      assertThat(links.check(Action.GOOD, changed)).as(name).isEmpty();
      changed.remove(name);
      assertThat(links.check(Action.GOOD, changed)).as(name).isEmpty();
    }
    SignedLinks others = new SignedLinks(DESK, KEY.replace('0', '1'));
    assertThat(others.check(Action.GOOD, query)).isEmpty();
  }

  @Test
  void refusesAShortKey() {
    assertThatThrownBy(() -> new SignedLinks(DESK, "secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
  }

  private static Map<String, String> query(URI link) {
    Map<String, String> query = new HashMap<>();
    for (String pair : link.getRawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return query;
  }
}
