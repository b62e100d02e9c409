package org.wirewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewsQueryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "raids",
        "open letter",
        "\"open letter\" AND (ICE OR immigration) NOT hockey",
        "“open letter” -sport",
        "\"tech workers letter\"~10",
        "title:petition person:\"Tim Cook\" org:Northwind place:Berlin",
        "topic:tech-worker-activism>=0.6 outlet:\"Harbour Times\" lang:en",
        "title:(letter OR petition) AND immigra*",
        "NOT NOT raids",
        "=apple AND (NOT pie)",
        "AT&T co-founder",
        "파업*",
        "забастов* OR huelga",
        "SENTENCE(palantir AND (contract OR deal) NOT stock)",
        "SENTENCE(palan* \"cancel contract\"~3) AND title:letter",
        "WEIGHTED(30; ice 10, palantir 20, \"open letter\" 15, sport -50)",
        "WEIGHTED(5;title:strike 5,walkout 3,\"a, b\"~4 −10)",
        "quote-speaker:\"Tim Cook\" quote-text:(privacy OR security)",
        "money>=1000000",
        "money>2.5mUSD letter",
        "money:>=1,000,000",
        "figure:signatures>=1000",
        "SENTENCE OR WEIGHTED"
      })
  void readsSoundQueries(String text) throws QueryException {
    assertThat(NewsQuery.parse(text).root()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`organisation:Google`|0|13|did you mean org:",
        "`raid AND tilte:letter`|9|15|did you mean title:",
        "`who:x12:y`|0|4|did you mean person:",
        "`at 12:30`|3|6|the fields are",
        "`\"open letter`|0|12|closing \"",
        "`(a OR b`|0|7|add a )",
        "`ice OR b)`|8|9|remove it",
        "`letter AND`|10|10|add a word",
        "`OR letter`|0|2|in quotes",
        "`NOT sport`|0|9|AND NOT",
        "`letter OR -sport`|10|16|AND NOT",
        "`*gration`|0|8|first letters",
        "`im*tion`|0|7|immigra*",
        "`im*`|0|3|add letters",
        "`파*`|0|2|add letters",
        "`letter ()`|7|9|",
        "`letter ...`|7|10|remove it",
        "`raid && letter`|5|7|write AND",
        "`raids~2`|0|7|remove it",
        "`\"open letter\"~x`|13|15|~10",
        "`\"open letter\"~500`|13|17|~10",
        "`\"open lett*\"`|0|12|~0",
        "`title: letter`|0|6|straight after",
        "`title:(text:letter)`|7|12|outside",
        "`topic:x>=2`|6|10|0.6",
        "`topic:x<0.5`|6|11|NOT topic:x>=0.5",
        "`lang:english`|5|12|lang:en",
        "`letter AND NOT letters`|0|22|",
        "`a SENTENCE(b AND title:c)`|17|23|outside",
        "`SENTENCE(a AND money>=5)`|15|23|outside",
        "`SENTENCE(NOT a)`|9|14|AND NOT",
        "`SENTENCE(a AND NOT a)`|9|20|",
        "`title:(a SENTENCE(b c))`|9|17|remove title:",
        "`SENTENCE(a`|8|10|add a )",
        "`WEIGHTED(30; ice 10`|8|19|add a )",
        "`WEIGHTED(ice 10)`|0|16|WEIGHTED(30;",
        "`WEIGHTED(0; ice 10)`|9|10|WEIGHTED(30;",
        "`WEIGHTED(30; ice 10, open letter 25)`|21|32|in quotes",
        "`WEIGHTED(30; ice 10, raid 15)`|0|29|lower the threshold",
        "`WEIGHTED(10; ice)`|12|16|commas",
        "`WEIGHTED(10; ice 10, ice 5)`|21|24|one weight",
        "`WEIGHTED(10; ice 99999)`|17|22|",
        "`money>=lots`|0|11|1000000USD",
        "`money<5`|0|7|1000000USD",
        "`money>=5XXY`|0|11|ISO 4217",
        "`money >= 5`|6|8|without spaces",
        "`figure:>=5`|7|10|figure:signatures",
        "`speaker:Cook`|0|8|quote-speaker:",
        "``|0|0|at least one word"
      },
      delimiter = '|')
  void pointsAtTheFault(String text, int start, int end, String remedy) {
    String query = text == null ? "" : text;

    QueryException fault = catchThrowableOfType(QueryException.class, () -> NewsQuery.parse(query));

    assertThat(fault).as(query).isNotNull();
    assertThat(fault.getMessage()).isNotBlank();
    assertThat(new int[] {fault.start(), fault.end()}).as(query).containsExactly(start, end);
    assertThat(fault.suggestion().orElse("")).contains(remedy == null ? "" : remedy);
  }

  @Test
  void refusesWhatIsTooLongTooDeepOrTooMuch() {
    assertThat(fault("a".repeat(NewsQuery.LENGTH_MAX + 1))).contains("longer than");
    assertThat(fault("(".repeat(50) + "a" + ")".repeat(50))).contains("nested deeper");
    assertThat(fault("-".repeat(100) + "a")).contains("nested deeper");
    assertThat(fault("word OR ".repeat(NewsQuery.WORDS_MAX) + "word")).contains("words");
  }

  @ParameterizedTest
  @CsvSource({
    "the,nearly every article",
    "the OR letter,nearly every article",
    "lang:en,nearly every article",
    "raids or letter,small letters",
    "open letter OR petition,side by side",
    "figure:signatures,no figures yet",
    "'WEIGHTED(5; the 5, raid 3)',nearly every article",
    "'NEAR(raid,letter)','\"NEAR\" before this parenthesis is a word'"
  })
  void warnsOfWhatIsProbablyNotMeant(String text, String warning) throws QueryException {
    assertThat(NewsQuery.parse(text).warnings())
        .anySatisfy(given -> assertThat(given.message()).contains(warning));
  }

  @Test
  void doesNotWarnOfAnOrdinaryQuery() throws QueryException {
    assertThat(NewsQuery.parse("\"the open letter\" AND lang:en AND new").warnings()).isEmpty();
  }

  @Test
  void topicBehindNotIsNotWanted() throws QueryException {
    NewsQuery query = NewsQuery.parse("topic:a NOT (topic:b OR NOT topic:c)");

    assertThat(query.topicsWanted()).containsExactly("a", "c");
    assertThat(query.topics()).containsExactly("a", "b", "c");
  }

  @Test
  void namesTheTopicsThatItAsksFor() throws QueryException {
    NewsQuery query =
        NewsQuery.parse(
            "strike OR (topic:iptc:04000000>=0.6 AND NOT topic:Sport) OR topic:\"a:b\"");

    assertThat(query.topics()).containsExactly("iptc:04000000", "sport", "a:b");
    assertThat(NewsQuery.parse("strike").topics()).isEmpty();
  }

  private static String fault(String query) {
    return catchThrowableOfType(QueryException.class, () -> NewsQuery.parse(query)).getMessage();
  }
}
