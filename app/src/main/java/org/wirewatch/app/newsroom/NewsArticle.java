package org.wirewatch.app.newsroom;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * An article as its author filed it.
 *
 * @param story label of the events it reports; the label of single pieces is their own
 * @param at when it appears, from the newsroom's first moment
 * @param path address on its outlet; null lets the outlet's pattern decide
 * @param copyOf id of the article whose text this one repeats; null for a text of its own
 * @param body paragraphs; those that start with {@code "## "} are subheadings
 * @param revisions later texts, oldest first
 */
record NewsArticle(
    String id,
    String outlet,
    String story,
    Duration at,
    String headline,
    String kicker,
    String dek,
    String byline,
    String section,
    List<String> tags,
    String path,
    String copyOf,
    List<String> body,
    List<Revision> revisions) {

  /** A later text of the article, with the note that tells readers what changed. */
  record Revision(Duration at, String note, List<String> body) {}

  /** The same article with other paragraphs. */
  NewsArticle withBody(List<String> paragraphs) {
    return new NewsArticle(
        id,
        outlet,
        story,
        at,
        headline,
        kicker,
        dek,
        byline,
        section,
        tags,
        path,
        copyOf,
        paragraphs,
        revisions);
  }

  /** The text of a revision; 1 is the first text. */
  List<String> body(int revision) {
    return revision <= 1 ? body : revisions.get(revision - 2).body();
  }

  /** What the outlet tells of a revision; null for the first text. */
  String note(int revision) {
    return revision <= 1 ? null : revisions.get(revision - 2).note();
  }

  /** The headline as part of an address. */
  String slug() {
    return slug(headline);
  }

  static String slug(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{ASCII}]|['\"]", "")
            .replaceAll("[^a-z0-9]+", "-");
    return plain.replaceAll("^-|-$", "");
  }
}
