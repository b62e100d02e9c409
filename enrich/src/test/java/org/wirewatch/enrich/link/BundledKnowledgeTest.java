package org.wirewatch.enrich.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wirewatch.knowledge.KnowledgeBase;

class BundledKnowledgeTest {
  @Test
  void hasWhatNewsIsAbout() {
    KnowledgeBase base = KnowledgeBase.bundled();

    assertThat(base.size()).isGreaterThan(3_000);
    assertThat(base.named("ICE"))
        .extracting(entity -> entity.entityId())
        .contains("us-immigration-and-customs-enforcement");
    assertThat(base.surnamed("Macron"))
        .extracting(entity -> entity.entityId())
        .contains("emmanuel-macron");
    assertThat(base.surnamed("Yoon")).extracting(entity -> entity.name()).isNotEmpty();
  }
}
