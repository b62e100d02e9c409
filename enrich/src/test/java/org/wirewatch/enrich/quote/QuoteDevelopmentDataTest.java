package org.wirewatch.enrich.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.entity.EntityFinder;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;

/** Holds the quality on real news: floors somewhat below what was reached. */
class QuoteDevelopmentDataTest {
  private static final List<Path> PLACES =
      List.of(
          Path.of("../../shared/data/quotes/quotes_dev.jsonl"),
          Path.of("../../../shared/data/quotes/quotes_dev.jsonl"));
  private static final double DETECTED_MIN = 0.95;
  private static final double SPEAKER_MIN = 0.90;

  private int right;
  private int wrong;
  private int missed;
  private int speakers;

  @Test
  void findsQuotesAndSpeakers() throws IOException {
    Path file = PLACES.stream().filter(Files::exists).findFirst().orElse(null);
    assumeTrue(file != null, "skipped: the development data is not beside the repository");

    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        score(new ObjectMapper().readTree(line));
      }
    }

    double detected = 2.0 * right / (2.0 * right + wrong + missed);
    assertThat(detected).isGreaterThan(DETECTED_MIN);
    assertThat((double) speakers / (right + missed)).isGreaterThan(SPEAKER_MIN);
  }

  private void score(JsonNode article) {
    String text = article.get("text").asText();
    List<Sentence> sentences = Sentences.of(text);
    List<Quote> quotes =
        QuoteFinder.find(text, sentences, EntityFinder.bundled().find("", text, sentences).text());
    for (JsonNode gold : article.get("quotes")) {
      if (gold.path("skip").asBoolean()) {
        continue;
      }
      Quote found = overlapping(gold, quotes);
      boolean isQuote = gold.get("is_quote").asBoolean();
      right += isQuote && found != null ? 1 : 0;
      missed += isQuote && found == null ? 1 : 0;
      wrong += !isQuote && found != null ? 1 : 0;
      speakers += isQuote && found != null && namesOne(found, gold.get("accept")) ? 1 : 0;
    }
  }

  private static Quote overlapping(JsonNode gold, List<Quote> quotes) {
    int start = gold.get("start").asInt();
    int end = gold.get("end").asInt();
    return quotes.stream()
        .filter(quote -> quote.kind() == QuoteKind.DIRECT)
        .filter(quote -> quote.start() < end && quote.end() > start)
        .findFirst()
        .orElse(null);
  }

  private static boolean namesOne(Quote quote, JsonNode accepted) {
    for (JsonNode name : accepted) {
      String last = lastWord(name.asText());
      if (quote.speaker() != null
          && (last.equals(lastWord(quote.speaker()))
              || last.equals(lastWord(quote.speakerName())))) {
        return true;
      }
    }
    return false;
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
  }
}
