package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceRangesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "One ends here. |Another begins.",
        "“It is over.” |She left!",
        "Mr. Smith of No. 5 Main St. Louis spoke. |He left.",
        "It cost 4.5 million… or so. |Why? |Nobody knows",
        "J. R. Tolkien wrote.|\n\nA new paragraph without a stop|\n\nand one more",
        "工人罢工。|公司沉默。",
        "no stop at all",
        ""
      })
  void cutsAsReadersDo(String marked) {
    String text = marked.replace("|", "");
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int end : SentenceRanges.ends(text)) {
      sentences.add(text.substring(start, end).strip());
      start = end;
    }
    List<String> wanted = new ArrayList<>();
    for (String sentence : marked.split("\\|", -1)) {
      wanted.add(sentence.strip());
    }

    assertThat(sentences.stream().filter(one -> !one.isEmpty()).toList())
        .isEqualTo(wanted.stream().filter(one -> !one.isEmpty()).toList());
  }
}
