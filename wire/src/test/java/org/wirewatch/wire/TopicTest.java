package org.wirewatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicTest {
  @Test
  void isDocumented() throws Exception {
    StringBuilder page = new StringBuilder();
    page.append("# Topics\n\n");
    page.append("Generated from `wire`'s `Topic`; written by the test that checks it.\n\n");
    page.append("Every name carries the installation's prefix, `wirewatch.` by default. ");
    page.append("Partitions are those made on a cluster; the embedded broker makes fewer. ");
    page.append("Values are JSON; their schemas stand in [schemas/](schemas/).\n\n");
    page.append("| topic | key | value | partitions | cleanup | what it holds |\n");
    page.append("|---|---|---|---|---|---|\n");
    for (Topic topic : Topic.values()) {
      page.append("| `").append(topic.shortName()).append("` | ").append(topic.key());
      page.append(" | ").append(value(topic)).append(" | ").append(topic.partitions());
      page.append(" | ").append(cleanup(topic)).append(" | ").append(topic.purpose());
      page.append(" |\n");
    }
    GeneratedDocs.check("topics.md", page.toString());
  }

  @Test
  void hasNamesOfItsOwn() {
    assertThat(Arrays.stream(Topic.values()).map(Topic::shortName)).doesNotHaveDuplicates();
  }

  private static String value(Topic topic) {
    if (topic == Topic.DEAD_LETTERS) {
      return "original bytes";
    }
    String name = topic.valueType().getSimpleName();
    return "[" + name + "](schemas/" + SchemaTest.fileName(topic.valueType()) + ")";
  }

  private static String cleanup(Topic topic) {
    Duration retention = topic.cleanup().retention();
    if (topic.cleanup().policy().equals("compact")) {
      return "compact";
    }
    if (retention.isNegative()) {
      return "kept for ever";
    }
    String both = topic.cleanup().policy().contains("compact") ? "compact, " : "";
    return both + "delete after " + retention.toDays() + " d";
  }
}
