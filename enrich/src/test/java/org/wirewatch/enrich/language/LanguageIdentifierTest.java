package org.wirewatch.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageIdentifierTest {
  private static LanguageIdentifier languages;

  @BeforeAll
  static void load() {
    languages = LanguageIdentifier.load();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | The council approved the budget on Monday after a debate that lasted until midnight.
          de | Der Stadtrat hat am Montag nach einer Debatte bis Mitternacht den Haushalt beschlossen.
          fr | Le conseil municipal a adopté lundi le budget après un débat qui a duré jusqu'à minuit.
          es | El ayuntamiento aprobó el lunes el presupuesto tras un debate que duró hasta medianoche.
          tr | Belediye meclisi gece yarısına kadar süren tartışmanın ardından bütçeyi pazartesi günü onayladı.
          ru | Городской совет в понедельник утвердил бюджет после дебатов, длившихся до полуночи.
          ja | 市議会は月曜日、深夜まで続いた議論の末に予算案を可決した。
          ar | وافق مجلس المدينة يوم الاثنين على الميزانية بعد نقاش استمر حتى منتصف الليل.
          zh | 市议会星期一在持续到午夜的辩论之后通过了预算。
          """)
  void tellsTheLanguageOfASentence(String language, String text) {
    assertThat(languages.identify(text, null)).isEqualTo(language);
  }

  @Test
  void takesTheDeclaredLanguageOfAFewLetters() {
    assertThat(languages.identify("Live", "nl-BE")).isEqualTo("nl");
    assertThat(languages.identify("", null)).isEqualTo("und");
  }

  @Test
  void trustsTheTextMoreThanAWrongDeclaration() {
    String text =
        "Der Stadtrat hat am Montag nach einer Debatte bis Mitternacht den Haushalt beschlossen."
            + " Die Opposition stimmte dagegen und kündigte eine Klage an.";

    assertThat(languages.identify(text, "en-US")).isEqualTo("de");
  }

  @Test
  void saysThatItDoesNotKnow() {
    assertThat(languages.identify("1:0 2:1 3:3 !!! --- 17:45", null)).isEqualTo("und");
    assertThat(languages.identify("A text in a language", "no such tag")).isIn("en", "und");
  }
}
