package org.wirewatch.ingest.extract;

import java.net.URI;
import java.util.List;

/** The texts that may be a page's headline with the features that the model sees: for training. */
public final class PageTitles {
  private final List<String> texts;
  private final float[][] rows;

  private PageTitles(List<String> texts, float[][] rows) {
    this.texts = List.copyOf(texts);
    this.rows = rows;
  }

  /** Reads a page; the parameters are those of {@link PageExtractor#extract}. */
  public static PageTitles of(byte[] body, String contentType, URI url) {
    Page page = PageExtractor.parse(body, contentType, url);
    List<Block> blocks = BlockReader.read(page.document());
    List<TitleCandidate> candidates = TitleCandidates.of(page, blocks, SiteName.of(page));
    return new PageTitles(
        candidates.stream().map(candidate -> candidate.text).toList(),
        TitleFeatures.rows(candidates, url));
  }

  /** Whether two titles are the same but for case, punctuation and white space. */
  public static boolean same(String one, String other) {
    return Texts.fold(one).equals(Texts.fold(other));
  }

  public List<String> texts() {
    return texts;
  }

  /** One row for each text. */
  public float[][] rows() {
    return rows.clone();
  }
}
