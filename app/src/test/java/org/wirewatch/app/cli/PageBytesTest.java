package org.wirewatch.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PageBytesTest {
  private static final String PAGE = "<html><body><p>Der Hafen schließt für zwei Jahre.</p>";

  @Test
  void pagesOfAnyCharsetPass() {
    assertThat(PageBytes.fault(PAGE.getBytes(UTF_8), null)).isNull();
    assertThat(PageBytes.fault(PAGE.getBytes(ISO_8859_1), "text/html")).isNull();
    assertThat(PageBytes.fault(PAGE.getBytes(UTF_16LE), null)).isNull();
    assertThat(PageBytes.fault((PAGE + "\u0000\u0001").getBytes(UTF_8), null)).isNull();
  }

  @Test
  void whatIsNoPageIsNamed() {
    byte[] noise = new byte[3_000];
    new Random(1).nextBytes(noise);
    assertThat(PageBytes.fault(noise, null)).contains("binary");
    assertThat(PageBytes.fault("%PDF-1.4\n1 0 obj".getBytes(UTF_8), null)).contains("binary");
    assertThat(PageBytes.fault(new byte[0], null)).contains("empty");
    assertThat(PageBytes.fault(PAGE.getBytes(UTF_8), "application/pdf"))
        .contains("application/pdf");
  }
}
