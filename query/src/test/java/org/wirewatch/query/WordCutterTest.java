package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.wirewatch.query.NewsAnalyzer.Token;

/**
 * Words that are cut quickly are those that the analyzer cuts. Without halves of surrogate pairs:
 * the analyzer loses the words before one at the end of a text.
 */
class WordCutterTest {
  @Property(tries = 20_000)
  void cutsAsTheAnalyzerDoes(@ForAll("texts") List<String> pieces) {
    String text = String.join("", pieces);

    assertThat(cut(text)).isEqualTo(NewsAnalyzer.SHARED.tokens(text));
  }

  @Property(tries = 2_000)
  void cutsAnyTextAsTheAnalyzerDoes(@ForAll String text) {
    assertThat(cut(text)).isEqualTo(NewsAnalyzer.SHARED.tokens(text));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "a",
            "Raids",
            "workers",
            "U",
            "S",
            "s",
            "S",
            "news",
            "running",
            "20",
            "1",
            "000",
            "\u00e9t\u00e9",
            "\u0440\u0430\u0431\u043e\u0442\u0430",
            "\u05e6\u05d4",
            "\u05dc",
            "\u6771\u4eac",
            "\u30ab\u30bf",
            "\uac00",
            "\u0e01\u0e32\u0e23",
            "\ud83d\ude00",
            "x".repeat(40),
            "y".repeat(300));
    Arbitrary<String> signs =
        Arbitraries.of(
            " ", " ", " ", "\n", "\t", "\u00a0", "\u2003", "-", "\u2013", "\u2014", "\u2010", "'",
            "\u2019", "\u2018", "\uff07", "\u02bc", "\"", "\u201c", "\u201d", ".", ",", ":", ";",
            "_", "#", "*", "\ufe0f", "\u20e3", "\u200d", "\u00ad", "\u0301", "\u200b", "/", "(",
            ")", "&", "@", "$", "%", "\u2026", "\u2024", "\u2027", "\u203f", "\u0000");
    return Arbitraries.frequencyOf(Tuple.of(2, words), Tuple.of(3, signs)).list().ofMaxSize(16);
  }

  private static List<Token> cut(String text) {
    List<Token> tokens = new ArrayList<>();
    PlainWord reader = new PlainWord();
    WordCutter.Sink sink =
        new WordCutter.Sink() {
          @Override
          public void plain(int start, int end) {
            reader.read(PlainWord.UNMARKED, text, start, end);
            String form = reader.toString();
            reader.toStem();
            tokens.add(new Token(form, reader.toString(), start, end));
          }

          @Override
          public void other(int from, int to) {
            for (Token word : NewsAnalyzer.SHARED.tokens(text.substring(from, to))) {
              int start = from + word.start();
              tokens.add(new Token(word.form(), word.stem(), start, from + word.end()));
            }
          }
        };
    new WordCutter(text, sink).cut();
    return tokens;
  }
}
