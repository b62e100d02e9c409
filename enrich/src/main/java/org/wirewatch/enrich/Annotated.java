package org.wirewatch.enrich;

import org.wirewatch.enrich.embedding.Embedding;
import org.wirewatch.wire.Checks;
import org.wirewatch.wire.EnrichedArticle;

/**
 * An article with what was found in it, on its way to the story writer.
 *
 * @param embedding of headline and text; null when the model does not know the language
 */
public record Annotated(EnrichedArticle article, Embedding embedding) {
  public Annotated {
    Checks.present(article, "article");
  }

  /** The same embedding with the article changed. */
  public Annotated with(EnrichedArticle changed) {
    return new Annotated(changed, embedding);
  }
}
