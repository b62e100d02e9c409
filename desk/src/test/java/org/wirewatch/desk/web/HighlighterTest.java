package org.wirewatch.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.web.Highlighter.Mark;

class HighlighterTest {
  @Test
  void nestsAMarkInsideAnother() {
    assertThat(shown("said Ana today", mark(0, 14, "quote"), mark(5, 8, "person")))
        .isEqualTo("[quote:said [person:Ana] today]");
  }

  @Test
  void splitsMarksThatCross() {
    assertThat(shown("abcdef", mark(0, 4, "x"), mark(2, 6, "y"))).isEqualTo("[x:ab[y:cd]][y:ef]");
  }

  @Test
  void keepsMarksOverTheSamePiece() {
    assertThat(shown("abc", mark(0, 3, "x"), mark(0, 3, "y"))).isEqualTo("[x:[y:abc]]");
  }

  @Test
  void ignoresWhatLiesOutsideTheText() {
    assertThat(shown("abc", mark(2, 99, "x"), mark(50, 60, "y"), mark(1, 1, "z")))
        .isEqualTo("ab[x:c]");
  }

  @Test
  void doesNotCutASurrogatePair() {
    String text = "a\uD83D\uDE00b";
    assertThat(shown(text, mark(2, 4, "x"))).isEqualTo("a[x:\uD83D\uDE00b]");
  }

  @Test
  void closesMarksAtTheEndOfAParagraph() {
    Html html = Highlighter.paragraphs("one\n\ntwo", List.of(mark(1, 7, "x")));
    assertThat(simple(html)).isEqualTo("<p>o[x:ne]</p>\n<p>[x:tw]o</p>\n");
  }

  @Test
  void escapesTheText() {
    assertThat(Highlighter.mark("<b>", List.of(mark(0, 1, "x"))).toString())
        .doesNotContain("<b>")
        .contains("&lt;");
  }

  @Test
  void givesAnAnchorOnlyToTheFirstPiece() {
    Mark quote = new Mark(0, 4, "q", "quote", "", "q0");
    String html = Highlighter.mark("abcdef", List.of(mark(2, 6, "x"), quote)).toString();
    assertThat(html.split("id=\"q0\"", -1)).hasSize(2);
  }

  @Test
  void isWellNestedAndReadsAsTheTextForAnyMarks() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      String text = "The quick brown fox, then nothing.".substring(0, 1 + random.nextInt(33));
      List<Mark> marks = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        int start = random.nextInt(40);
        marks.add(mark(start, start + random.nextInt(20), "m" + i));
      }
      String html = Highlighter.mark(text, marks).toString();
      assertThat(html.replaceAll("<[^>]*>", "")).isEqualTo(text);
      assertThat(html.split("<span", -1)).hasSameSizeAs(html.split("</span>", -1));
    }
  }

  private static Mark mark(int start, int end, String css) {
    return new Mark(start, end, "span", css, "", null);
  }

  private static String shown(String text, Mark... marks) {
    return simple(Highlighter.mark(text, List.of(marks)));
  }

  private static String simple(Html html) {
    return html.toString()
        .replaceAll("<span class=\"(\\w+)\" title=\"\">", "[$1:")
        .replace("</span>", "]");
  }
}
