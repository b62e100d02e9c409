package org.wirewatch.alerts.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wirewatch.testkit.Articles.anArticle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wirewatch.alerts.TestSubscriptions;
import org.wirewatch.query.NewsQuery;
import org.wirewatch.query.QueryException;
import org.wirewatch.query.QueryMatcher;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Span;
import org.wirewatch.wire.Subscription;

class SubscriptionMatcherTest {
  private final SubscriptionMatcher matcher = new SubscriptionMatcher();

  @Test
  void saysWhichSubscriptionsMatchWhereAndWhy() throws QueryException {
    matcher.upsert(TestSubscriptions.of("letters", "\"open letter\" AND raids"));
    matcher.upsert(TestSubscriptions.of("hockey", "hockey OR ice"));
    EnrichedArticle article =
        anArticle().withTitle("An open letter").withText("Workers ask about raids.").enriched();

    assertThat(matcher.match(article))
        .containsExactly(
            new Match(
                "letters",
                List.of(Span.title(3, 14), Span.text(18, 23)),
                "Matched “open letter” in the title; “raids” in the text.",
                List.of(
                    new Match.Clause("\"open letter\"", 0, 13, List.of(Span.title(3, 14))),
                    new Match.Clause("raids", 18, 23, List.of(Span.text(18, 23))))));
  }

  @Test
  void replacesDisablesAndRemoves() throws QueryException {
    EnrichedArticle article = anArticle().withText("Workers ask about raids.").enriched();
    matcher.upsert(TestSubscriptions.of("a", "hockey"));
    assertThat(matcher.match(article)).isEmpty();

    matcher.upsert(TestSubscriptions.of("a", "raid"));
    assertThat(matcher.match(article)).hasSize(1);

    matcher.upsert(TestSubscriptions.disabled("a", "raid"));
    assertThat(matcher.match(article)).isEmpty();
    assertThat(matcher.size()).isZero();

    matcher.upsert(TestSubscriptions.of("a", "raid"));
    matcher.remove("a");
    matcher.remove("unknown");
    assertThat(matcher.match(article)).isEmpty();
  }

  @Test
  void reportsABadQueryAndKeepsMatchingTheOthers() {
    EnrichedArticle article = anArticle().withText("Workers ask about raids.").enriched();

    var rejected =
        matcher.upsertAll(
            List.of(
                TestSubscriptions.of("good", "raids"),
                TestSubscriptions.of("bad", "organisation:x"),
                TestSubscriptions.of("too", "workers")));

    assertThat(rejected)
        .singleElement()
        .satisfies(bad -> assertThat(bad.subscription().subscriptionId()).isEqualTo("bad"));
    assertThat(matcher.match(article))
        .extracting(Match::subscriptionId)
        .containsExactly("good", "too");
    assertThatThrownBy(() -> matcher.upsert(TestSubscriptions.of("good", "(")))
        .isInstanceOf(QueryException.class);
    assertThat(matcher.find("good")).isEmpty();
  }

  @Test
  void agreesWithEachQueryAlone() throws QueryException {
    List<String> words =
        List.of("open", "letter", "raid", "sign", "worker", "strike", "contract", "cancel");
    Random random = new Random(20);
    List<Subscription> subscriptions = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String a = words.get(random.nextInt(words.size()));
      String b = words.get(random.nextInt(words.size()));
      String c = words.get(random.nextInt(words.size()));
      String query =
          switch (i % 8) {
            case 0 -> a + " AND " + b;
            case 1 -> "\"" + a + " " + b + "\"";
            case 2 -> "\"" + a + " " + b + "\"~" + random.nextInt(4);
            case 3 -> a.substring(0, 3) + "* AND title:" + b;
            case 4 -> "(" + a + " OR " + b + ") AND lang:en";
            case 5 -> "topic:labour>=0.5 AND " + a;
            case 6 -> "text:" + a + "* OR " + b + "x*";
            default -> a + " AND (" + b + " OR \"" + b + " " + c + "\") AND topic:labour";
          };
      subscriptions.add(TestSubscriptions.of("s" + i, query));
    }
    assertThat(matcher.upsertAll(subscriptions)).isEmpty();
    for (int i = 0; i < 60; i++) {
      EnrichedArticle article =
          anArticle()
              .withTitle(text(random, words, 4))
              .withText(text(random, words, 12))
              .withLanguage(i % 3 == 0 ? "de" : "en")
              .withTopic("labour", random.nextDouble())
              .enriched();
      List<String> expected = new ArrayList<>();
      for (Subscription subscription : subscriptions) {
        if (QueryMatcher.match(NewsQuery.parse(subscription.query()), article).isPresent()) {
          expected.add(subscription.subscriptionId());
        }
      }
      assertThat(matcher.match(article))
          .as(article.title() + " / " + article.text())
          .extracting(Match::subscriptionId)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String text(Random random, List<String> words, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(3) == 0 ? "other" : words.get(random.nextInt(words.size())))
          .append(random.nextInt(4) == 0 ? "s " : " ");
    }
    return text.toString();
  }
}
