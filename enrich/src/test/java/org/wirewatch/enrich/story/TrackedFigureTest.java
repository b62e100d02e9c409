package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackedFigureTest {
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The petition had 450 signatures by noon | signatures
          an open letter signed by more than 1,400 technology workers | signatures
          By our count 214 people had signed | signatures
          More than 2,000 nurses sign pledge | signatures
          an open letter with some 2,400 names under it | signatures
          450 employees of five technology companies have signed | signatures
          More than 200 employees of U.S. technology companies signed | signatures
          The flood killed at least 12 people | deaths
          A bridge fell and 12 people were killed | deaths
          leaving 12 dead in the valley | deaths
          12 miners died | deaths
          and injured another 30 | injuries
          30 were hurt | injuries
          30 passengers from two coaches were injured | injuries
          Agents detained 84 people at a warehouse | arrests
          84 people were arrested | arrests
          """)
  void isToldByTheWordsAroundTheNumber(String text, String words) {
    CountedThing thing = at(text);

    assertThat(thing.words()).isEqualTo(words);
    assertThat(thing.isTracked()).isTrue();
    assertThat(CountedThing.of(words)).isEqualTo(thing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12 workers said two people were killed",
        "12 people in a village said the police killed a man",
        "The company signed 450 contracts",
        "The book gives 450 names",
        "killed in a crash on the road, police said, as 12 people watched",
        "450 signs were put up",
        "It has 12 workers in Leeds. Two men died",
        "The bill has to be signed by 2030",
        "After he was arrested 12 lawyers came"
      })
  void isNoneOtherwise(String text) {
    CountedThing thing = at(text);

    assertThat(thing == null || !thing.isTracked()).as("%s", thing).isTrue();
  }

  @Test
  void readsTheFiguresOfASentence() {
    assertThat(
            TrackedFigure.in(
                "On 3 May 1 million people have signed, 12 people were killed and 1,200 injured, 3 of 5,000.5 at 10:20, and 30"
                    + " people have signed of 2,000,000 signatures"))
        .containsOnly(
            entry(TrackedFigure.DEATHS, 12),
            entry(TrackedFigure.INJURIES, 1200),
            entry(TrackedFigure.SIGNATURES, 2_000_000));
  }

  private static CountedThing at(String text) {
    Matcher number = NUMBER.matcher(text);
    assertThat(number.find()).isTrue();
    return CountedThing.at(text, number.start(), number.end());
  }
}
