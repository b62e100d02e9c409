package org.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thu, 05 Jan 2023 19:48:21 GMT|2023-01-05T19:48:21Z",
        "Thu, 05 Jan 23 19:48 +0130|2023-01-05T18:18:00Z",
        "5 January 2023 19:48:21 ET|2023-01-06T00:48:21Z",
        "Thu, 05 Jan 2023 12:00:00 Europe/Brussels|2023-01-05T11:00:00Z",
        "Thu Jan  5 16:29:06 2023|2023-01-05T16:29:06Z",
        "2023-01-05|2023-01-05T00:00:00Z",
        "2023-01-05T10:14:55.25+02:00|2023-01-05T08:14:55Z",
        "2023-01-05 10:14:55|2023-01-05T10:14:55Z",
        "20230105T101455Z|2023-01-05T10:14:55Z",
        "2023-005|2023-01-05T00:00:00Z",
        "1672913695|2023-01-05T10:14:55Z",
        "jeu., 05 janvier 2023 00:00:00 +0200|2023-01-04T22:00:00Z",
        "Do, 5 Mär 2020 00:00:00 +0100|2020-03-04T23:00:00Z",
        "January 5, 2023 at 01:11 PM EST|2023-01-05T18:11:00Z",
        "Thu, 5th Jan 2023 12:11 am|2023-01-05T00:11:00Z",
        "01/25/2023|2023-01-25T00:00:00Z",
        "25/01/2023|2023-01-25T00:00:00Z",
        "05.01.23|2023-01-05T00:00:00Z",
        "2023년 01월 05일 09:00:00|2023-01-05T00:00:00Z",
      })
  void readsDates(String text, String instant) {
    assertThat(FeedDates.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-30",
        "2023-01-05T25:00:00Z",
        "2023-01-05T10:00:00+99:99",
        "Thu, 05 Foo 2023 10:00:00 GMT",
        "Thu, 05 Jan 2023 10:61:00 GMT",
        "Thu, 05 Jan 2023 1:2:3:4 GMT",
        "22013",
        "yesterday",
        "2023-xx-05"
      })
  void inventsNothing(String text) {
    assertThat(FeedDates.parse(text)).isNull();
  }

  @Test
  void takesNoLongTexts() {
    assertThat(FeedDates.parse("9 ".repeat(10_000))).isNull();
  }
}
