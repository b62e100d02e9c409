package org.wirewatch.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-03-01T08:30:00+01:00; 2026-03-01T08:30:00+01:00",
        "2026-03-01T08:30:00.123Z; 2026-03-01T08:30:00Z",
        "2026-03-01 08:30; 2026-03-01T08:30:00",
        "20260301; 2026-03-01",
        "Sun, 01 Mar 2026 08:30:00 GMT; 2026-03-01T08:30:00Z",
        "1772353800; 2026-03-01T08:30:00Z",
        "March 1, 2026 at 8:30 pm; 2026-03-01T20:30:00",
        "1. März 2026, 8:30 Uhr; 2026-03-01T08:30:00",
        "1 de marzo de 2026; 2026-03-01",
        "le 1er mars 2026; 2026-03-01",
        "1 марта 2026; 2026-03-01",
        "01.03.26 | 14:07 Uhr; 2026-03-01T14:07:00",
        "01. 03. 2026, 14:07 Uhr; 2026-03-01T14:07:00",
        "01/03/2026 - 13:55 GMT+1; 2026-03-01T13:55:00+01:00",
        "March 1, 2026 9:15 PM EST; 2026-03-01T21:15:00-05:00",
        "March 1, 20260 comments; 2026-03-01",
        "13/03/2026; 2026-03-13",
        "03/13/2026; 2026-03-13",
        "2026年3月1日; 2026-03-01"
      })
  void readsFormsThatPagesUse(String stated, String iso) {
    assertThat(DateParser.parse(stated)).map(StatedTime::iso).hasValue(iso);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "1 of 12", "2026-13-45", "31. Februar 2026", "0001-01-01"})
  void findsNoneWhereThereIsNone(String stated) {
    assertThat(DateParser.parse(stated)).isEmpty();
  }
}
