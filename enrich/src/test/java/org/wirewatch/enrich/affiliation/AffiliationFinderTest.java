package org.wirewatch.enrich.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.affiliation.AffiliationFinder.Affiliations;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle.Affiliation;
import org.wirewatch.wire.EnrichedArticle.Reference;

class AffiliationFinderTest {

  @Test
  void keepsOffsetsAndIdsOfAllThreeParts() {
    MarkedText marked =
        MarkedText.of("Then <p>Orla Venn</p>, chief scientist of the <o>Halden Lab</o>, spoke.");

    Affiliation found = find(marked).affiliations().get(0);

    String text = marked.text();
    assertThat(found.personId()).isEqualTo("Venn");
    assertThat(found.organizationId()).isEqualTo("Halden Lab");
    assertThat(text.substring(found.personStart(), found.personEnd())).isEqualTo("Orla Venn");
    assertThat(text.substring(found.roleStart(), found.roleEnd())).isEqualTo("chief scientist");
    assertThat(text.substring(found.organizationStart(), found.organizationEnd()))
        .isEqualTo("Halden Lab");
  }

  @Test
  void readsAPronounAsTheOnlyPersonOfTheSentenceBefore() {
    String one = "<p>Orla Venn</p> smiled. She is an adviser to <o>Halden</o>.";
    String two = "<p>Orla Venn</p> met <p>Tom Brandt</p>. She is an adviser to <o>Halden</o>.";

    assertThat(find(one))
        .extracting(found -> found.affiliations().get(0).person())
        .isEqualTo("Orla Venn");
    assertThat(find(two).affiliations()).isEmpty();
  }

  @Test
  void tellsWhomAPhraseStandsFor() {
    String text =
        "<p>Orla Venn</p>, the co-founder of <o>Halden</o>, wrote to <o>Halden</o> CEO"
            + " <p>Tom Brandt</p>. Then the <o>Halden</o> founder flew home. The <o>Halden</o>"
            + " chief executive stayed.";

    assertThat(find(text).references())
        .extracting(Reference::text, Reference::entityId)
        .containsExactly(
            tuple("the Halden founder", "Venn"), tuple("The Halden chief executive", "Brandt"));
  }

  @Test
  void leavesAPhraseThatMayMeanTwoPeople() {
    String text =
        "<o>Halden</o> engineers <p>Orla Venn</p> and <p>Tom Brandt</p> left. The <o>Halden</o>"
            + " engineer came back. The <o>Corvid</o> engineer did not.";

    assertThat(find(text).references()).isEmpty();
  }

  @Test
  void takesATextWithoutNamesOrWords() {
    assertThat(find("").affiliations()).isEmpty();
    assertThat(find("The chief executive resigned, and the chairman, too.").affiliations())
        .isEmpty();
    assertThat(find("<p>Orla</p>").affiliations()).isEmpty();
    assertThat(find("<p>Orla</p>, (, the , who - the of <o>Halden</o>").affiliations()).isEmpty();
  }

  private static Affiliations find(String marked) {
    return find(MarkedText.of(marked));
  }

  private static Affiliations find(MarkedText marked) {
    return AffiliationFinder.find(marked.text(), Sentences.of(marked.text()), marked.names());
  }
}
