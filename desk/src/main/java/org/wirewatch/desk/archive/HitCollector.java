package org.wirewatch.desk.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Gathers {@link Hits} from the columns of the index, without reading any article. */
final class HitCollector extends SimpleCollector {
  private final int max;
  private final List<Hit> found = new ArrayList<>();
  private int total;
  private NumericDocValues when;
  private SortedDocValues ids;
  private SortedDocValues stories;
  private SortedDocValues originals;

  private HitCollector(int max) {
    this.max = max;
  }

  /**
   * Collectors whose results are put together.
   *
   * @param max hits kept; further ones are counted only
   */
  static CollectorManager<HitCollector, Hits> manager(int max) {
    return new CollectorManager<>() {
      @Override
      public HitCollector newCollector() {
        return new HitCollector(max);
      }

      @Override
      public Hits reduce(Collection<HitCollector> collectors) {
        List<Hit> all = new ArrayList<>();
        collectors.forEach(collector -> all.addAll(collector.found));
        all.sort(Comparator.comparingLong(Hit::when).thenComparing(Hit::articleId));
        int total = collectors.stream().mapToInt(collector -> collector.total).sum();
        return new Hits(all.subList(0, Math.min(max, all.size())), total);
      }
    };
  }

  @Override
  protected void doSetNextReader(LeafReaderContext segment) throws IOException {
    when = DocValues.getNumeric(segment.reader(), Archive.WHEN);
    ids = DocValues.getSorted(segment.reader(), Archive.ID);
    stories = DocValues.getSorted(segment.reader(), Archive.STORY_OF);
    originals = DocValues.getSorted(segment.reader(), Archive.ORIGINAL);
  }

  @Override
  public void collect(int document) throws IOException {
    total++;
    if (found.size() < max) {
      String id = value(ids, document, "");
      found.add(
          new Hit(
              id,
              when.advanceExact(document) ? when.longValue() : 0,
              value(stories, document, id),
              value(originals, document, id)));
    }
  }

  static String value(SortedDocValues column, int document, String otherwise) throws IOException {
    return column.advanceExact(document)
        ? column.lookupOrd(column.ordValue()).utf8ToString()
        : otherwise;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
