package org.wirewatch.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class OffsetsTest {
  @Test
  void commitsTheEndWhenAllIsDone() {
    Offsets offsets = Offsets.from(null);
    offsets.begin(7);
    offsets.begin(9);

    assertThat(offsets.after(List.of(9L, 7L))).isEqualTo(new OffsetAndMetadata(10));
  }

  @Test
  void repeatsOnlyWhatWasOpenAfterARestart() {
    Offsets before = Offsets.from(null);
    for (long offset = 0; offset < 10; offset++) {
      before.begin(offset);
    }
    OffsetAndMetadata committed = before.after(List.of(0L, 1L, 3L, 4L, 9L));

    Offsets after = Offsets.from(committed);

    assertThat(committed.offset()).isEqualTo(2);
    assertThat(begun(after, 2, 12)).containsExactly(2L, 5L, 6L, 7L, 8L, 10L, 11L);
  }

  @Test
  void keepsWhatWasNotReadAgainYet() {
    Offsets before = Offsets.from(null);
    begun(before, 0, 5);
    Offsets after = Offsets.from(before.after(List.of(1L, 3L)));
    after.begin(0);

    Offsets third = Offsets.from(after.after(List.of(0L)));

    assertThat(begun(third, 2, 5)).containsExactly(2L, 4L);
  }

  @Test
  void forgetsOpenRecordsThatKafkaNoLongerHas() {
    Offsets before = Offsets.from(null);
    begun(before, 0, 5);
    Offsets after = Offsets.from(before.after(List.of(1L)));

    after.begin(4);

    assertThat(after.after(List.of(4L))).isEqualTo(new OffsetAndMetadata(5));
  }

  @Test
  void losesAndDoublesNothingInAnyOrder() {
    Random random = new Random(7);
    Set<Long> done = new HashSet<>();
    Offsets offsets = Offsets.from(null);
    OffsetAndMetadata committed = null;
    List<Long> open = new ArrayList<>();
    for (long offset = 0; offset < 3_000; offset++) {
      offsets.begin(offset);
      open.add(offset);
      if (open.size() == Offsets.OPEN_MAX || random.nextInt(4) == 0) {
        List<Long> batch = List.of(open.remove(random.nextInt(open.size())));
        committed = offsets.after(batch);
        offsets.done(batch);
        done.addAll(batch);
        assertThat(committed.metadata().length()).isLessThan(4_096);
      }
    }

    List<Long> repeated = begun(Offsets.from(committed), committed.offset(), 3_000);

    assertThat(repeated).doesNotContainAnyElementsOf(done);
    assertThat(repeated.size() + done.size()).isEqualTo(3_000);
  }

  @Test
  void staysWithinKafkasLimitHoweverWideTheGaps() {
    Offsets offsets = Offsets.from(null);
    List<Long> done = new ArrayList<>();
    for (long offset = 0; offset < 600_000; offset++) {
      offsets.begin(offset);
      if (offset % 300 != 0) {
        done.add(offset);
      }
    }

    OffsetAndMetadata committed = offsets.after(done);
    List<Long> repeated = begun(Offsets.from(committed), committed.offset(), 600_000);

    assertThat(committed.metadata().length()).isLessThan(4_096);
    assertThat(repeated).contains(0L, 300L, 599_700L).doesNotContain(1L, 301L);
  }

  private static List<Long> begun(Offsets offsets, long from, long to) {
    List<Long> begun = new ArrayList<>();
    for (long offset = from; offset < to; offset++) {
      if (offsets.begin(offset)) {
        begun.add(offset);
      }
    }
    return begun;
  }
}
