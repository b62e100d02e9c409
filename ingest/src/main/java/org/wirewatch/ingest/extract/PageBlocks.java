package org.wirewatch.ingest.extract;

import java.net.URI;
import java.util.List;

/** A page's blocks of text with the features that the model sees: for training and inspection. */
public final class PageBlocks {
  private final Page source;
  private final PageText page;
  private final float[][] rows;

  private PageBlocks(Page source) {
    this.source = source;
    page = PageExtractor.pageText(source);
    rows = BlockFeatures.of(page);
  }

  /** Cuts a page; the parameters are those of {@link PageExtractor#extract}. */
  public static PageBlocks of(byte[] body, String contentType, URI url) {
    return new PageBlocks(PageExtractor.parse(body, contentType, url));
  }

  public List<String> texts() {
    return page.blocks.stream().map(Block::text).toList();
  }

  /** One row for each block: what the first model sees. */
  public float[][] rows() {
    return rows.clone();
  }

  /** One row for each block: what the second model sees, given the first one's scores. */
  public float[][] contextRows(double[] scores) {
    return ContextFeatures.of(page, rows, scores);
  }

  /** The text that the extractor would give for these scores of the second model. */
  public String text(double[] scores) {
    return BodyChooser.text(BodyChooser.choose(page, scores), source);
  }
}
