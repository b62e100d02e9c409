package org.wirewatch.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @Test
  void escapesTextAndAttributes() {
    Html html = Html.of("<p title=\"{}\">{}</p>", "\" onclick=\"x", "<script>alert('1')</script>&");
    assertThat(html)
        .hasToString(
            "<p title=\"&quot; onclick=&quot;x\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>");
  }

  @Test
  void leavesOutWhatTurnsTheDirectionOfThePage() {
    assertThat(Html.of("<p>{}</p>", "a\u202eb\u2066c\u200fd\u0001"))
        .hasToString("<p>abc\u200fd</p>");
  }

  @Test
  void keepsMarkupThatIsHtmlAlready() {
    assertThat(Html.of("<ul>{}</ul>", List.of(Html.of("<li>{}</li>", "<"), Html.of("<li></li>"))))
        .hasToString("<ul><li>&lt;</li><li></li></ul>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.test/x",
        "/\\evil.test"
      })
  void replacesAddressesThatRunOrLeadElsewhere(String address) {
    assertThat(Html.of("<a href=\"{}\">x</a>", address)).hasToString("<a href=\"#\">x</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://outlet.example/a?b=c", "http://outlet.example", "/articles/x", "#q1"})
  void keepsOrdinaryAddresses(String address) {
    assertThat(Html.of("<a href=\"{}\">x</a>", address).toString()).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p class={}>x</p>",
        "<p {}>x</p>",
        "<script>var x = \"{}\"</script>",
        "<style>{}</style>",
        "<p onclick=\"{}\">x</p>",
        "<p style=\"{}\">x</p>"
      })
  void refusesPlacesThatEscapingDoesNotMakeSafe(String template) {
    assertThatThrownBy(() -> Html.of(template, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesMarkupInAnAttributeAndAWrongNumberOfValues() {
    assertThatThrownBy(() -> Html.of("<p title=\"{}\"></p>", Html.of("<b></b>")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Html.of("{} {}", "one")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dropsControlCharacters() {
    assertThat(Html.text("a\u0000b\u001bc\nd")).hasToString("abc\nd");
  }
}
