package org.wirewatch.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.KnownEntity.Role;

class KnowledgeBaseTest {
  private static final String HEADER =
      "id,type,name,kind,country,aliases,wikidata,description,roles,keywords,redirect_to\n";

  @Test
  void readsEveryColumn() throws IOException {
    List<KnownEntity> rows =
        read(
            "orla-venn,PERSON,Orla Venn,executive,IE,\"O. Venn;Orla V.\",Q7,head of a firm,"
                + "\"chief executive @ Lumenary [2020-03..]; founder @ Halden\",pumps valves,\n");

    assertThat(rows)
        .containsExactly(
            new KnownEntity(
                1,
                "orla-venn",
                EntityType.PERSON,
                "Orla Venn",
                "executive",
                "IE",
                List.of("O. Venn", "Orla V."),
                "Q7",
                "head of a firm",
                List.of(
                    new Role("chief executive", "Lumenary", "2020-03", null),
                    new Role("founder", "Halden", null, null)),
                List.of("pumps", "valves"),
                null,
                null));
  }

  @Test
  void readsAFileWithAByteOrderMark() throws IOException {
    StringReader file =
        new StringReader("\ufeff" + HEADER + "orla-venn,PERSON,Orla Venn,,,,,,,,\n");

    assertThat(KnowledgeFile.read(file, "test"))
        .extracting(KnownEntity::name)
        .containsExactly("Orla Venn");
  }

  @Test
  void namesTheBadRow() {
    assertThatThrownBy(() -> read("a,PERSON,A,,,,,,,,\nb,PERSON,B,,,,7,,,,\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("test row 3: wikidata: a Wikidata id, as Q42, not '7'");
  }

  @Test
  void findsByNameAliasAndSurname() throws IOException {
    KnowledgeBase base =
        KnowledgeBase.of(read("ines-okoro,PERSON,In\u00e9s Okoro,,,The Boss,,,,,\n"));

    assertThat(base.named("Ines Okoro")).hasSize(1);
    assertThat(base.named("the boss")).hasSize(1);
    assertThat(base.surnamed("Okoro")).hasSize(1);
    assertThat(base.named("Okoro")).isEmpty();
  }

  @Test
  void followsRedirectsWithoutRewritingHistory() throws IOException {
    KnowledgeBase base =
        KnowledgeBase.of(read("new,ORGANIZATION,Lumenary,,,,,,,,\n"))
            .with(read("old,ORGANIZATION,Lumen Works,,,,,,,,new\n"));

    assertThat(base.named("Lumen Works")).extracting(KnownEntity::entityId).containsExactly("new");
    assertThat(base.entity("old")).map(KnownEntity::name).contains("Lumenary");
    assertThat(base.ids("new")).containsExactly("new", "old");
    assertThat(base.ids("old")).containsExactly("new", "old");
  }

  @Test
  void givesTheNamesOfMergedOnesToTheTargetButNoBareSurname() throws IOException {
    KnowledgeBase base =
        KnowledgeBase.of(
            read(
                """
                bob-vale,PERSON,Bob Vale,,,Bobby Vale,,,,,
                x1,PERSON,Robert Vale,,,BOBBY VALE,,,,,bob-vale
                x2,PERSON,Vale,,,,,,,,x1
                """));

    assertThat(base.entity("x2").orElseThrow().aliases())
        .containsExactly("Bobby Vale", "Robert Vale");
    assertThat(base.row("bob-vale").orElseThrow().aliases()).containsExactly("Bobby Vale");
    assertThat(base.named("Robert Vale")).extracting(KnownEntity::entityId).contains("bob-vale");
    assertThat(base.named("Vale")).isEmpty();
    assertThat(base.ids("x1")).containsExactly("bob-vale", "x1", "x2");
  }

  @Test
  void searchesByTheBeginningsOfWordsTheExactNameFirst() throws IOException {
    KnowledgeBase base =
        KnowledgeBase.of(
            read(
                """
                a,PERSON,Ann Hale-Moss,,,,,,,,
                b,PERSON,Hale,,,,,,,,
                c,PERSON,Marshale Ann,,,,,,,,
                d,PERSON,D. Fern,,,Ann Haley,,,,,
                """));

    assertThat(base.search("hale", 10)).extracting(KnownEntity::entityId).startsWith("b");
    assertThat(base.search("AN hal", 10))
        .extracting(KnownEntity::entityId)
        .containsExactly("d", "a");
    assertThat(base.search("an hal", 1)).hasSize(1);
    assertThat(base.search("  ", 10)).isEmpty();
  }

  @Test
  void survivesRedirectsInARing() throws IOException {
    KnowledgeBase base =
        KnowledgeBase.of(read("a,ORGANIZATION,A,,,,,,,,b\nb,ORGANIZATION,B,,,,,,,,a\n"));

    assertThat(base.current("a")).isEqualTo("a");
    assertThat(base.entity("a")).isPresent();
  }

  private static List<KnownEntity> read(String rows) throws IOException {
    return KnowledgeFile.read(new StringReader(HEADER + rows), "test");
  }
}
