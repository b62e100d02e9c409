package org.wirewatch.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.wirewatch.enrich.story.WrittenStory.ALL;
import static org.wirewatch.enrich.story.WrittenStory.COPY;
import static org.wirewatch.enrich.story.WrittenStory.HIGHER;
import static org.wirewatch.enrich.story.WrittenStory.MONDAY;
import static org.wirewatch.enrich.story.WrittenStory.NEW_SPEAKER;
import static org.wirewatch.enrich.story.WrittenStory.OPENING;
import static org.wirewatch.enrich.story.WrittenStory.REPLY;
import static org.wirewatch.enrich.story.WrittenStory.UPDATE;
import static org.wirewatch.testkit.Articles.anArticle;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wirewatch.enrich.Particulars;
import org.wirewatch.enrich.story.StoryRecords.Split;
import org.wirewatch.enrich.story.StoryRecords.Written;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.DuplicateKind;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.Story;
import org.wirewatch.wire.Story.Added;
import org.wirewatch.wire.Story.AddedEntity;
import org.wirewatch.wire.Story.AddedFigure;
import org.wirewatch.wire.Story.AddedQuote;
import org.wirewatch.wire.Story.Event;
import org.wirewatch.wire.Story.EventKind;
import org.wirewatch.wire.Story.KeyEntity;
import org.wirewatch.wire.Story.Sentence;
import org.wirewatch.wire.Story.Step;

class StoryRecordsTest {
  private final OpenStories news = new OpenStories();
  private final StoryRecords records = new StoryRecords(news::weighted);

  /** A story and the sum of its articles' terms. */
  private record Kept(Written written, TermVector terms) {
    Story story() {
      return written.story();
    }
  }

  @Test
  void tellsWhatEachArticleAdded() {
    Story story = written(ALL).story();

    assertThat(story.timeline())
        .extracting(Step::articleId)
        .containsExactlyElementsOf(ALL.stream().map(EnrichedArticle::articleId).toList());
    assertThat(figures(story, UPDATE))
        .extracting(AddedFigure::value, AddedFigure::what, AddedFigure::before)
        .contains(tuple("450", "signatures", "200"));
    assertThat(figures(story, HIGHER))
        .extracting(AddedFigure::value, AddedFigure::what, AddedFigure::before)
        .contains(tuple("2000", "signatures", "450"));
    assertThat(step(story, NEW_SPEAKER).added().quotes())
        .extracting(AddedQuote::speaker, AddedQuote::newSpeaker)
        .containsExactly(tuple("Maria Delgado", true));
    assertThat(step(story, NEW_SPEAKER).added().entities())
        .extracting(AddedEntity::name)
        .contains("Maria Delgado")
        .doesNotContain("Lumenary", "Orla Venn");
    assertThat(step(story, HIGHER).added().outlet()).isTrue();
    assertThat(step(story, REPLY).added().outlet()).isFalse();
  }

  @Test
  void followsAFigureThroughItsWordings() {
    List<String> texts =
        List.of(
            "By our count 214 people had signed the letter when it went live on Monday morning.",
            "The open letter was by then signed by 450 employees of five companies, they said.",
            "At Palewater, 16 employees have signed. So did 2,000 others, reactions show.",
            "The letter now has more than 2,000 names under it, the organisers said on Friday.");
    Particulars particulars = Particulars.load();
    Written written = null;
    TermVector sum = TermVector.EMPTY;
    for (int i = 0; i < texts.size(); i++) {
      EnrichedArticle article =
          particulars
              .of(anArticle().withUrl("https://a.example/" + i).withText(texts.get(i)).build())
              .article();
      sum = sum.plus(vector(article));
      written = next(written, article, sum, WrittenStory.at(i));
    }

    assertThat(written.story().timeline())
        .flatExtracting(step -> step.added().figures())
        .filteredOn(figure -> "signatures".equals(figure.what()))
        .extracting(AddedFigure::value, AddedFigure::before)
        .containsExactly(tuple("214", null), tuple("450", "214"), tuple("2000", "450"));
  }

  @Test
  void pointsIntoTheArticles() {
    Story story = written(ALL).story();

    for (Step step : story.timeline()) {
      String text = article(step.articleId()).text();
      for (AddedFigure figure : step.added().figures()) {
        assertThat(text.substring(figure.start(), figure.end())).isEqualTo(figure.text());
      }
      for (AddedQuote quote : step.added().quotes()) {
        assertThat(text.substring(quote.start(), quote.end())).isEqualTo(quote.text());
      }
    }
    assertThat(story.summary()).hasSizeBetween(2, 4);
    for (Sentence sentence : story.summary()) {
      EnrichedArticle article = article(sentence.articleId());
      assertThat(article.text().substring(sentence.start(), sentence.end()))
          .isEqualTo(sentence.text());
      assertThat(sentence.outlet()).isEqualTo(article.outlet());
    }
  }

  @Test
  void sumsUpByTheLatestFiguresAndNotByCopies() {
    Story story = written(ALL).story();

    assertThat(story.title()).contains("Lumenary", "drone contract");
    assertThat(story.summary())
        .extracting(Sentence::articleId)
        .contains(HIGHER.articleId())
        .doesNotContain(COPY.articleId());
    assertThat(story.summary())
        .extracting(Sentence::text)
        .anyMatch(text -> text.contains("2,000 signatures"))
        .noneMatch(text -> text.contains("200 signatures") || text.contains("(CR)"));
  }

  @Test
  void countsCopiesApartAndAnUpdateAsOwn() {
    Story story = written(ALL).story();

    assertThat(story.articleCount()).isEqualTo(6);
    assertThat(story.outlets()).containsEntry("Coast Radio", 3).containsEntry("Hill Courier", 1);
    assertThat(story.copies()).containsOnly(entry("Hill Courier", 1));
    assertThat(step(story, COPY).novelty()).isZero();
    assertThat(step(story, COPY).added())
        .isEqualTo(new Added(true, List.of(), List.of(), List.of(), List.of()));
    assertThat(step(story, UPDATE).duplicateKind()).isEqualTo(DuplicateKind.UPDATE);
    assertThat(step(story, UPDATE).added().changes()).isEqualTo(UPDATE.duplicate().changes());
  }

  @Test
  void measuresNovelty() {
    Story story = written(ALL).story();

    assertThat(step(story, OPENING).novelty()).isEqualTo(1);
    assertThat(step(story, UPDATE).novelty()).isPositive().isLessThan(0.3);
    assertThat(step(story, NEW_SPEAKER).novelty())
        .isGreaterThan(step(story, UPDATE).novelty())
        .isLessThan(1);
    assertThat(story.pace().novelArticles()).isEqualTo(5);
  }

  @Test
  void namesWhomTheArticlesName() {
    Story story = written(ALL).story();

    KeyEntity first = story.entities().getFirst();
    int naming = naming(first.id(), List.of(OPENING, UPDATE, NEW_SPEAKER, HIGHER, REPLY));
    assertThat(first.name()).isEqualTo("Lumenary");
    assertThat(first.articleCount()).isEqualTo(naming).isGreaterThan(3);
    assertThat(first.share()).isEqualTo(naming / 5.0);
    assertThat(story.entities()).extracting(KeyEntity::name).contains("Orla Venn", "Maria Delgado");
  }

  @Test
  void countsARevisionOnceAndShowsWhatItSaysNow() {
    Kept before = written(List.of(OPENING, NEW_SPEAKER));
    EnrichedArticle revision =
        WrittenStory.annotated(
            NEW_SPEAKER.outlet(),
            "speaker",
            "Union backs Lumenary engineers",
            "Now with figures. " + NEW_SPEAKER.text().replace("40 million", "55 million"));
    Instant at = MONDAY.plus(Duration.ofHours(13));

    Story after =
        records.revised(before.written(), revision, vector(revision), before.terms(), at).story();

    assertThat(after.articleCount()).isEqualTo(2);
    assertThat(after.outlets()).isEqualTo(before.story().outlets());
    assertThat(after.entities()).isEqualTo(before.story().entities());
    assertThat(after.event()).isEqualTo(Event.of(EventKind.REVISED, at, revision.articleId()));
    assertThat(step(after, revision).revisedAt()).isEqualTo(at);
    assertThat(figures(after, revision)).extracting(AddedFigure::value).contains("USD 55000000");
    assertThat(figures(after, revision))
        .extracting(AddedFigure::value)
        .doesNotContain("USD 40000000");
    AddedQuote quote = step(after, revision).added().quotes().getFirst();
    assertThat(revision.text().substring(quote.start(), quote.end())).isEqualTo(quote.text());
  }

  @Test
  void goesOnFromWhatWasStored() throws IOException {
    Written uninterrupted = null;
    Written stored = null;
    TermVector terms = TermVector.EMPTY;
    for (int i = 0; i < ALL.size(); i++) {
      terms = terms.plus(vector(ALL.get(i)));
      uninterrupted = next(uninterrupted, ALL.get(i), terms, WrittenStory.at(i));
      stored = next(stored, ALL.get(i), terms, WrittenStory.at(i));
      stored =
          new Written(
              Json.read(Json.bytes(stored.story()), Story.class),
              Json.read(Json.bytes(stored.memory()), StoryMemory.class));
      assertThat(stored).isEqualTo(uninterrupted);
      assertThat(Json.bytes(stored.story())).isEqualTo(Json.bytes(uninterrupted.story()));
    }
  }

  @Test
  void mergesTwoStoriesIntoWhatOneWouldHaveBeen() {
    Kept one = written(List.of(OPENING, COPY, UPDATE));
    Kept other = written(List.of(NEW_SPEAKER, HIGHER));
    Instant at = MONDAY.plus(Duration.ofDays(2));
    List<String> moved = List.of(NEW_SPEAKER.articleId(), HIGHER.articleId());

    TermVector sum = one.terms().plus(other.terms());
    Written merged =
        records.merged(one.written(), other.written(), sum, moved, HIGHER.articleId(), at);
    Story gone =
        records.absorbed(other.story(), one.story().storyId(), moved, HIGHER.articleId(), at);

    Story story = merged.story();
    assertThat(story.storyId()).isEqualTo(one.story().storyId());
    assertThat(story.articleCount()).isEqualTo(5);
    assertThat(story.copied()).isEqualTo(1);
    assertThat(story.absorbed()).containsExactly(other.story().storyId());
    assertThat(story.event())
        .isEqualTo(
            new Event(EventKind.MERGED, at, HIGHER.articleId(), other.story().storyId(), moved));
    assertThat(story.timeline()).extracting(Step::at).isSorted();
    KeyEntity first = story.entities().getFirst();
    assertThat(first.articleCount())
        .isEqualTo(naming(first.id(), List.of(OPENING, UPDATE, NEW_SPEAKER, HIGHER)));
    assertThat(gone.mergedInto()).isEqualTo(story.storyId());
    assertThat(gone.articleCount()).isEqualTo(2);

    Story next = next(merged, REPLY, sum.plus(vector(REPLY)), at).story();
    assertThat(step(next, REPLY).added().entities())
        .extracting(AddedEntity::name)
        .doesNotContain("Lumenary", "Orla Venn");
  }

  @Test
  void splitsAStoryInTwo() {
    Kept whole = written(List.of(OPENING, COPY, UPDATE, NEW_SPEAKER, HIGHER));
    Set<String> leaving = Set.of(NEW_SPEAKER.articleId(), HIGHER.articleId());
    TermVector gone = vector(NEW_SPEAKER).plus(vector(HIGHER));
    TermVector staying = vector(OPENING).plus(vector(COPY)).plus(vector(UPDATE));
    Instant at = MONDAY.plus(Duration.ofDays(2));

    Split split = records.split(whole.written(), "apart", leaving, staying, gone, null, at);

    Story old = split.old().story();
    Story apart = split.apart().story();
    assertThat(old.storyId()).isEqualTo(whole.story().storyId());
    assertThat(old.articleCount()).isEqualTo(3);
    assertThat(old.outlets()).doesNotContainKey("Tidewater Ledger");
    assertThat(old.lastSeenAt()).isEqualTo(WrittenStory.at(2));
    assertThat(old.entities()).extracting(KeyEntity::name).doesNotContain("Maria Delgado");
    assertThat(apart.splitFrom()).isEqualTo(old.storyId());
    assertThat(apart.moved()).containsExactly(NEW_SPEAKER.articleId(), HIGHER.articleId());
    assertThat(old.splitInto()).containsExactly("apart");
    assertThat(apart.articleCount()).isEqualTo(2);
    assertThat(apart.outlets()).containsOnlyKeys("The Brackwater Post", "Tidewater Ledger");
    assertThat(apart.firstSeenAt()).isEqualTo(WrittenStory.at(3));
    assertThat(apart.entities()).extracting(KeyEntity::name).contains("Maria Delgado");
    assertThat(apart.summary())
        .extracting(Sentence::articleId)
        .isSubsetOf(NEW_SPEAKER.articleId(), HIGHER.articleId());
    assertThat(List.of(old.event().kind(), apart.event().kind())).containsOnly(EventKind.SPLIT);
    assertThat(old.event().otherStoryId()).isEqualTo("apart");
  }

  private Kept written(List<EnrichedArticle> articles) {
    Written written = null;
    TermVector terms = TermVector.EMPTY;
    for (EnrichedArticle article : articles) {
      terms = terms.plus(vector(article));
      written = next(written, article, terms, WrittenStory.at(ALL.indexOf(article)));
    }
    return new Kept(written, terms);
  }

  private Written next(Written old, EnrichedArticle article, TermVector sum, Instant at) {
    return old == null
        ? records.opened(article, vector(article), at)
        : records.joined(old, article, vector(article), sum, at);
  }

  private static TermVector vector(EnrichedArticle article) {
    return ArticleTerms.of(article).vector();
  }

  private static int naming(String entityId, List<EnrichedArticle> articles) {
    return (int)
        articles.stream()
            .filter(one -> one.entities().stream().anyMatch(named -> named.id().equals(entityId)))
            .count();
  }

  private static EnrichedArticle article(String id) {
    return ALL.stream().filter(one -> one.articleId().equals(id)).findFirst().orElseThrow();
  }

  private static Step step(Story story, EnrichedArticle article) {
    return Timeline.find(story.timeline(), article.articleId());
  }

  private static List<AddedFigure> figures(Story story, EnrichedArticle article) {
    return step(story, article).added().figures();
  }
}
