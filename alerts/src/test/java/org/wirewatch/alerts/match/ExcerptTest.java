package org.wirewatch.alerts.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.testkit.Articles.anArticle;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Match;
import org.wirewatch.wire.Span;

class ExcerptTest {
  private static final String TEXT =
      "The first sentence is plain. Workers signed the letter on Monday! A third one follows.\n\n"
          + "A paragraph without a stop at its end\n\nThe last one mentions a raid.";

  @Test
  void isTheSentenceOfTheFirstMatchWithItsWordsMarked() {
    assertThat(excerpt(TEXT, "signed", "letter", "raid"))
        .isEqualTo(
            new Excerpt(
                "Workers signed the letter on Monday!",
                List.of(new Span("excerpt", 8, 14), new Span("excerpt", 19, 25))));
  }

  @Test
  void endsWithItsParagraph() {
    assertThat(excerpt(TEXT, "without").text()).isEqualTo("A paragraph without a stop at its end");
    assertThat(excerpt(TEXT, "raid").text()).isEqualTo("The last one mentions a raid.");
    assertThat(excerpt(TEXT, "The").text()).isEqualTo("The first sentence is plain.");
  }

  @Test
  void isTheFirstSentenceWhenTheTitleMatched() {
    assertThat(excerpt(TEXT).text()).isEqualTo("The first sentence is plain.");
    assertThat(excerpt("")).isEqualTo(new Excerpt("", List.of()));
    assertThat(excerpt("raid", "raid").text()).isEqualTo("raid");
  }

  @Test
  void cutsALongSentenceAroundTheMatch() {
    String text = "word ".repeat(150) + "needle " + "more ".repeat(400);

    Excerpt excerpt = excerpt(text, "needle");

    assertThat(excerpt.text()).startsWith("…").endsWith("…").contains("needle");
    assertThat(excerpt.text().length()).isLessThanOrEqualTo(Excerpt.CHARS_MAX + 2);
    Span span = excerpt.spans().getFirst();
    assertThat(excerpt.text().substring(span.start(), span.end())).isEqualTo("needle");
  }

  private static Excerpt excerpt(String text, String... words) {
    EnrichedArticle article = anArticle().withTitle("Title").withText(text).enriched();
    List<Span> spans =
        java.util.Arrays.stream(words)
            .map(word -> Span.text(text.indexOf(word), text.indexOf(word) + word.length()))
            .toList();
    return Excerpt.of(article, new Match("s", spans, "why"));
  }
}
