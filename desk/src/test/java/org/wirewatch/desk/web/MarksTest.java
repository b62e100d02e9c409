package org.wirewatch.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.desk.web.Highlighter.Mark;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

class MarksTest {
  private static final Mention NAME =
      new Mention(EntityType.ORGANIZATION, 0, 4, "Acme", "o1", "Acme Corp.", 1);
  private static final Mention SUM =
      new Mention(EntityType.MONEY, 10, 21, "$45 million", null, "USD 45000000", 1);

  @Test
  void keepsValuesApartFromNames() {
    List<Mention> mentions = List.of(NAME, SUM);

    assertThat(Marks.mentions(mentions)).extracting(Mark::css).containsExactly("name org");
    assertThat(Marks.values(mentions))
        .containsExactly(new Mark(10, 21, "span", "value", "Money: USD 45000000", null));
  }
}
