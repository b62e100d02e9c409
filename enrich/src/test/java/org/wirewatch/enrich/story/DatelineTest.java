package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatelineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JAKARTA (MW) - An earthquake struck.|An earthquake struck.",
        "MAUMERE, Indonesia (MW) - Indonesia lifted a warning.|Indonesia lifted a warning.",
        "NEW YORK — Stocks fell.|Stocks fell.",
        "ST. LOUIS, March 3 (Agency) – A bridge fell.|A bridge fell.",
        "(Agency) Stocks fell.|Stocks fell."
      })
  void isCutOff(String text, String rest) {
    assertThat(text.substring(Dateline.behind(text, 0, text.length()))).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NATO said on Monday that it would help.",
        "The U.S. - and others - agreed.",
        "IBM-made machines failed.",
        "Paris fell silent (again) - for a minute."
      })
  void isNotSeenInASentence(String text) {
    assertThat(Dateline.behind(text, 0, text.length())).isZero();
  }
}
