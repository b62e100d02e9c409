package org.wirewatch.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(languages.identify("", text, null).language()).isEqualTo(language);
  }

  @Test
  void takesTheDeclaredLanguageOfAFewLetters() {
    assertThat(languages.identify("Live", "", "nl-BE").language()).isEqualTo("nl");
    assertThat(languages.identify("", "", null).language()).isEqualTo("und");
  }

  @Test
  void trustsTheTextMoreThanAWrongDeclaration() {
    Identified found =
        languages.identify(
            "",
            "Der Stadtrat hat am Montag nach einer Debatte bis Mitternacht den Haushalt beschlossen."
                + " Die Opposition stimmte dagegen und kündigte eine Klage an.",
            "en-US");

    assertThat(found.language()).isEqualTo("de");
    assertThat(found.confidence()).isGreaterThan(0.9);
  }

  @Test
  void isSurerOfAStatedLanguage() {
    double silent = languages.identify("Togstreik rammer tusenvis", "", null).probability("no");
    double stated = languages.identify("Togstreik rammer tusenvis", "", "nb").probability("no");

    assertThat(stated).isGreaterThan(silent);
  }

  @Test
  void saysThatItDoesNotKnow() {
    assertThat(languages.identify("", "1:0 2:1 3:3 !!! --- 17:45", null).language())
        .isEqualTo("und");
    assertThat(languages.identify("", "A text in a language", "no such tag").language())
        .isIn("en", "und");
  }

  @Test
  void believesTheScript() {
    assertThat(languages.identify("서울", "", null).language()).isEqualTo("ko");
    assertThat(languages.identify("Αθήνα", "", null).language()).isEqualTo("el");
    assertThat(languages.identify("OpenAI、新機能を発表", "", null).language()).isEqualTo("ja");
    assertThat(languages.identify("Москва", "", "en").probability("en")).isZero();
  }

  @Test
  void looksPastNoticesInEnglishAroundTheText() {
    String notices = "Share this article. Sign up for our newsletter. All rights reserved. ";
    String text =
        "Köprüdeki bakım çalışmaları nedeniyle yol iki ay boyunca trafiğe kapatılacak."
            + " Sürücülerin çevre yolunu kullanması istendi, ancak birçoğu bunu bilmiyordu. ";

    Identified found =
        languages.identify("Köprü iki ay kapalı", notices + text.repeat(5) + notices, null);

    assertThat(found.language()).isEqualTo("tr");
  }

  @Test
  void givesProbabilitiesThatAreTrueOnTextsItHasNotSeen() throws IOException {
    List<Identified> named = new ArrayList<>();
    int right = 0;
    double promised = 0;
    for (LanguageText text : LanguageText.read(Path.of("training/language/texts.jsonl"))) {
      if (!text.heldOut()) {
        continue;
      }
      for (int length : LanguageText.LENGTHS) {
        LanguageText cut = text.cut(length);
        Identified found = languages.identify(cut.title(), cut.text(), null);
        if (!found.language().equals("und")) {
          named.add(found);
          promised += found.confidence();
          right += found.language().equals(text.language()) ? 1 : 0;
        }
      }
    }

    assertThat(right / (double) named.size()).isCloseTo(promised / named.size(), within(0.03));
    assertThat(named).hasSizeGreaterThan(600);
  }

  @Test
  void learnsTheWeightsThatShip(@TempDir Path folder) throws IOException {
    LanguageTrainer.train(Path.of("training"), folder, 1, message -> {});

    try (InputStream shipped = LanguageIdentifier.class.getResourceAsStream(Weights.FILE)) {
      assertThat(folder.resolve(Weights.FILE)).hasBinaryContent(shipped.readAllBytes());
    }
  }
}
