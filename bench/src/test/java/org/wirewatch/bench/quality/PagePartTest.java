package org.wirewatch.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagePartTest {
  @TempDir Path folder;

  @Test
  void leavesTheOtherPartsAsTheyAre() throws IOException {
    Path page = folder.resolve("page.md");
    new PagePart(page, "one").write("first");
    new PagePart(page, "two").write("second\n");

    new PagePart(page, "one").write("changed");

    assertThat(page)
        .hasContent(
            """
            # Quality

            <!-- one -->

            changed

            <!-- /one -->

            <!-- two -->

            second

            <!-- /two -->
            """);
  }

  @Test
  void changesNothingWhereAPartHasNoEnd() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), "<!-- one -->\ntext\n");

    assertThatThrownBy(() -> new PagePart(page, "one").write("changed"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("without <!-- /one -->");
    assertThat(page).hasContent("<!-- one -->\ntext\n");
  }
}
