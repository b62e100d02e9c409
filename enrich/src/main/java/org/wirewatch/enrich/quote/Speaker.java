package org.wirewatch.enrich.quote;

import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * Who speaks.
 *
 * @param start offset of the words that name the speaker
 * @param id entity id; null when the speaker has no name, as {@code a spokesman}
 * @param name canonical name; the words themselves when the speaker has none
 */
record Speaker(int start, int end, String words, String id, String name) {
  static Speaker of(Mention mention) {
    return new Speaker(
        mention.start(),
        mention.end(),
        mention.text(),
        mention.entityId(),
        mention.canonicalName());
  }

  static Speaker of(String text, int start, int end) {
    String words = text.substring(start, end);
    return new Speaker(start, end, words, null, words);
  }
}
