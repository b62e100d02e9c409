package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishStemTest {
  private final EnglishStem stem = new EnglishStem();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "worker workers",
        "work works worked working",
        "letter letters",
        "contract contracts contracted contracting",
        "raid raids raided raiding",
        "sign signs signed signing",
        "organize organizes organized organizing",
        "organise organises organised organising",
        "strike strikes striking",
        "cancel cancels canceled cancelled canceling cancelling",
        "install installs installed installing",
        "company companies",
        "protest protests protested protesting",
        "fire fires fired firing",
        "charge charges charged charging",
        "raise raises raised raising",
        "stop stops stopped stopping",
        "call calls called calling",
        "petition petitions petitioned petitioning",
        "deny denies denied denying",
        "use uses used using",
        "agree agrees agreed agreeing",
        "layoff layoffs",
        "business businesses",
        "refuse refuses refused refusing",
        "resign resigns resigned resigning",
        "woman women"
      })
  void joinsInflectedForms(String forms) {
    assertThat(Arrays.stream(forms.split(" ")).map(stem::of).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organ organize organization",
        "new news",
        "policy police",
        "universe university",
        "signature sign",
        "immigrant immigration",
        "general generate",
        "us use"
      })
  void keepsApartWhatOnlyLooksAlike(String words) {
    String[] each = words.split(" ");
    assertThat(Arrays.stream(each).map(stem::of).distinct()).hasSize(each.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ai", "5g", "straße", "москва", "covid19", ""})
  void leavesOtherWordsAlone(String word) {
    assertThat(stem.of(word)).isEqualTo(word);
  }
}
