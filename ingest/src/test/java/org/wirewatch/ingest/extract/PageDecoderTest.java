package org.wirewatch.ingest.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageDecoderTest {
  private static final String GERMAN = "<p>Grüße aus Köln</p>";
  private static final String RUSSIAN = "<p>Привет из Москвы</p>";

  @Test
  void followsTheHeader() {
    byte[] body = RUSSIAN.getBytes(Charset.forName("windows-1251"));

    assertThat(PageDecoder.decode(body, "text/html; charset=windows-1251")).isEqualTo(RUSSIAN);
  }

  @Test
  void takesUtf8ForWhatIsValidUtf8WhateverIsDeclared() {
    String page = "<meta charset=iso-8859-1>" + GERMAN;

    assertThat(PageDecoder.decode(page.getBytes(UTF_8), null)).isEqualTo(page);
    assertThat(PageDecoder.decode(page.getBytes(UTF_8), "text/html;charset=iso-8859-1"))
        .isEqualTo(page);
  }

  @Test
  void followsTheDeclarationInThePage() {
    String page =
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>" + RUSSIAN;

    assertThat(PageDecoder.decode(page.getBytes(Charset.forName("windows-1251")), null))
        .isEqualTo(page);
  }

  @Test
  void fallsBackToWindows1252() {
    assertThat(PageDecoder.decode(GERMAN.getBytes(ISO_8859_1), null)).isEqualTo(GERMAN);
    assertThat(PageDecoder.decode(GERMAN.getBytes(ISO_8859_1), "text/html; charset=bogus"))
        .isEqualTo(GERMAN);
  }

  @Test
  void followsByteOrderMarks() {
    byte[] wide = ("\ufeff" + RUSSIAN).getBytes(UTF_16LE);
    byte[] utf8 = ("\ufeff" + RUSSIAN).getBytes(UTF_8);

    assertThat(PageDecoder.decode(wide, "text/html; charset=utf-8")).isEqualTo(RUSSIAN);
    assertThat(PageDecoder.decode(utf8, null)).isEqualTo(RUSSIAN);
  }

  @Test
  void forgivesCharacterCutAtTheEnd() {
    byte[] body = "Привет".getBytes(UTF_8);

    assertThat(PageDecoder.decode(Arrays.copyOf(body, body.length - 1), null)).isEqualTo("Приве");
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, Совет порта решил во вторник построить новый причал до осени",
    "Shift_JIS, 港湾評議会は火曜日に北の桟橋を再建することを決めました",
    "EUC-KR, 항만 위원회는 화요일에 북쪽 부두를 다시 짓기로 결정했습니다",
    "Big5, 港務委員會週二決定重建去年冬天被風暴摧毀的北碼頭"
  })
  void detectsWhatNobodyDeclares(String charset, String sentence) {
    String page = "<html><body><p>" + (sentence + ". ").repeat(20) + "</p></body></html>";

    assertThat(PageDecoder.decode(page.getBytes(Charset.forName(charset)), null)).isEqualTo(page);
  }

  @Test
  void readsUtf8WithOnePastedByteAsUtf8() {
    byte[] body = (RUSSIAN.repeat(5) + "?").getBytes(UTF_8);
    body[body.length - 1] = (byte) 0x96;

    assertThat(PageDecoder.decode(body, null)).isEqualTo(RUSSIAN.repeat(5) + "\ufffd");
  }
}
