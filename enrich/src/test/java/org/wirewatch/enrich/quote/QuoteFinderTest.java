package org.wirewatch.enrich.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;

/** Names are given by hand here, so that only quotes are tested; all of them are invented. */
class QuoteFinderTest {
  private static final List<String> PEOPLE =
      List.of("Orla Venn", "Daniel Okafor", "Maria Delgado", "Tom Brandt", "Ines Okoro");
  private static final List<String> ORGANISATIONS =
      List.of("Lumenary", "Halden Robotics", "Brightline");

  @Test
  void findsTheSpeakerAfterTheQuote() {
    assertThat(direct("\u201cWe will not build this,\u201d said Orla Venn, who founded Lumenary."))
        .containsExactly("Orla Venn: We will not build this,");
    assertThat(direct("\"It is over,\" Daniel Okafor, a driver from Lumenary, told reporters."))
        .containsExactly("Daniel Okafor: It is over,");
    assertThat(direct("\"Is it over?\" Daniel Okafor asked. Nobody answered."))
        .containsExactly("Daniel Okafor: Is it over?");
    assertThat(direct("\u00abIt is far from over,\u00bb said Orla Venn."))
        .containsExactly("Orla Venn: It is far from over,");
    assertThat(direct("\u2018It isn\u2019t over yet,\u2019 said Orla Venn of Lumenary."))
        .containsExactly("Orla Venn: It isn\u2019t over yet,");
  }

  @Test
  void findsTheSpeakerBeforeTheQuote() {
    assertThat(direct("Orla Venn said: \"We will not build this.\""))
        .containsExactly("Orla Venn: We will not build this.");
    assertThat(
            direct("Tom Brandt, who once worked with Ines Okoro, said, \"Nothing has changed.\""))
        .containsExactly("Tom Brandt: Nothing has changed.");
    assertThat(
            direct(
                "Tom Brandt \u2013 a friend of Ines Okoro \u2013 told the paper: \u201cGo home.\u201d"))
        .containsExactly("Tom Brandt: Go home.");
    assertThat(direct("According to Ines Okoro, the deal is \"dead in the water\"."))
        .containsExactly("Ines Okoro: dead in the water");
  }

  @Test
  void takesAFewQuotedWordsThatAVerbOfSpeechGoverns() {
    assertThat(direct("Maria Delgado called the raids \u201ca stain on the city\u201d on Monday."))
        .containsExactly("Maria Delgado: a stain on the city");
    assertThat(direct("Orla Venn said the contract was \"wrong\" and would end."))
        .containsExactly("Orla Venn: wrong");
  }

  @Test
  void resolvesPronouns() {
    String text =
        """
        Orla Venn runs Lumenary. Ms. Venn met Daniel Okafor on Monday.

        "I am not proud of it," she said. "But it pays."

        Mr. Okafor, a spokesman, would not answer at first. "We are looking into it," he said.
        """;

    assertThat(direct(text))
        .containsExactly(
            "Orla Venn: I am not proud of it,",
            "Orla Venn: But it pays.",
            "Daniel Okafor: We are looking into it,");
  }

  @Test
  void numbersThePiecesOfASplitQuote() {
    String text = "\"We built it,\" Orla Venn said, \"and we can take it down.\" The hall cheered.";

    assertThat(quotes(text))
        .extracting(Quote::text, Quote::speakerName, Quote::part)
        .containsExactly(
            tuple("We built it,", "Orla Venn", 1),
            tuple("and we can take it down.", "Orla Venn", 2));
  }

  @Test
  void followsAQuoteOverParagraphs() {
    String text =
        """
        Ines Okoro said: \u201cWe asked them in May.

        \u201cWe asked them again in June.

        \u201cNow we will not ask.\u201d

        \u201cI did not hear them,\u201d said Tom Brandt.
        """;

    assertThat(quotes(text))
        .extracting(Quote::text, Quote::speakerName, Quote::part)
        .containsExactly(
            tuple("We asked them in May.", "Ines Okoro", 1),
            tuple("We asked them again in June.", "Ines Okoro", 2),
            tuple("Now we will not ask.", "Ines Okoro", 3),
            tuple("I did not hear them,", "Tom Brandt", 1));
  }

  @Test
  void namesAnUnnamedSpeakerByTheWordsUsed() {
    Quote quote = quotes("\"No comment,\" a spokesman for Brightline said on Friday.").get(0);

    assertThat(quote.speaker()).isEqualTo("a spokesman");
    assertThat(quote.speakerId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A slight \"tremor\" was felt in the tower.",
        "The so-called \"freedom tax\" expired in May.",
        "Tom Brandt wrote the novel \"The Long Winter of Glass\" in a year.",
        "They marched with banners reading \"Bread for All, Now.\"",
        "Her classmates voted her \"Most Likely to Succeed.\"",
        "The firm is known as \"the Box\" among staff.",
        "Halden Robotics sells \"smart\" locks in ten countries.",
        "A 6\" pipe and a 4\" pipe burst near the works.",
      })
  void leavesScareQuotesTitlesAndSlogansAlone(String text) {
    assertThat(direct(text)).isEmpty();
  }

  @Test
  void findsIndirectSpeechWithAPlainCue() {
    assertThat(indirect("Orla Venn said on Monday that Lumenary would review the deal."))
        .containsExactly("Orla Venn: Lumenary would review the deal");
    assertThat(indirect("Halden Robotics said it had no such contract."))
        .containsExactly("Halden Robotics: it had no such contract");
    assertThat(indirect("The firm will close two plants, according to Daniel Okafor."))
        .containsExactly("Daniel Okafor: The firm will close two plants");
    assertThat(indirect("The plant will close in May, Daniel Okafor said."))
        .containsExactly("Daniel Okafor: The plant will close in May");
    assertThat(indirect("Nobody saw the plant close.")).isEmpty();
  }

  @Test
  void survivesUnbalancedMarks() {
    assertThat(direct("\"We never close a quote, and so on. Nobody minds.\n\nOrla Venn left."))
        .hasSizeLessThanOrEqualTo(1);
    assertThat(direct("\u201d \u201d \u201c \u201c \" \" ' \u2018")).isEmpty();
    assertThat(QuoteFinder.find("", List.of(), List.of())).isEmpty();
  }

  @Test
  void givesOffsetsWithoutTheMarks() {
    String text = "He left. \u201c We will see, \u201d said Orla Venn.";

    assertThat(quotes(text))
        .singleElement()
        .satisfies(
            quote -> {
              assertThat(text.substring(quote.start(), quote.end())).isEqualTo("We will see,");
              assertThat(text.substring(quote.speakerStart(), quote.speakerEnd()))
                  .isEqualTo("Orla Venn");
              assertThat(quote.cue()).isEqualTo("said");
            });
  }

  private static List<String> direct(String text) {
    return lines(text, QuoteKind.DIRECT);
  }

  private static List<String> indirect(String text) {
    return lines(text, QuoteKind.INDIRECT);
  }

  private static List<String> lines(String text, QuoteKind kind) {
    return quotes(text).stream()
        .filter(quote -> quote.kind() == kind)
        .map(quote -> quote.speakerName() + ": " + quote.text())
        .toList();
  }

  private static List<Quote> quotes(String text) {
    List<Mention> mentions = new ArrayList<>();
    for (String person : PEOPLE) {
      String surname = person.substring(person.indexOf(' ') + 1);
      add(text, person + "|" + surname, EntityType.PERSON, person, mentions);
    }
    for (String name : ORGANISATIONS) {
      add(text, name, EntityType.ORGANIZATION, name, mentions);
    }
    return QuoteFinder.find(text, Sentences.of(text), mentions);
  }

  private static void add(
      String text, String pattern, EntityType type, String name, List<Mention> mentions) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      mentions.add(
          new Mention(type, matcher.start(), matcher.end(), matcher.group(), name, name, 1));
    }
  }
}
