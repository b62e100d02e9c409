package org.wirewatch.ingest.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * Keeps the newest entries of a sitemap that lists more than are read: most list the oldest first,
 * and the protocol allows 50,000. Works on the text, before a tree is made of it.
 *
 * @see "https://www.sitemaps.org/protocol.html"
 */
final class SitemapCut {
  private static final int HEAD_CHARS = 4_096;
  private static final int SCANNED_MAX = 100_000;
  private static final int DATE_CHARS_MAX = 40;
  private static final String START = "<url>";
  private static final String END = "</url>";
  private static final String[] DATES = {"publication_date>", "<lastmod>"};

  /** An entry from {@code start} to before {@code end}, with its date as written. */
  private record Entry(int start, int end, String date) {}

  private SitemapCut() {}

  /**
   * The text itself, or the sitemap with its newest entries in their order.
   *
   * @param repairs told when entries were left out
   */
  static String newest(String text, EnumSet<Repair> repairs) {
    int root = text.substring(0, Math.min(text.length(), HEAD_CHARS)).indexOf("<urlset");
    if (root < 0) {
      return text;
    }
    List<Entry> entries = entries(text, root);
    if (entries.size() <= Limits.ENTRIES_MAX) {
      return text;
    }
    repairs.add(Repair.LIMITED);
    List<Entry> kept = new ArrayList<>(entries);
    kept.sort(Comparator.comparing(Entry::date).reversed());
    kept = kept.subList(0, Limits.ENTRIES_MAX);
    kept.sort(Comparator.comparingInt(Entry::start));
    StringBuilder out = new StringBuilder(text.substring(0, entries.getFirst().start));
    kept.forEach(entry -> out.append(text, entry.start, entry.end));
    return out.append("</urlset>").toString();
  }

  private static List<Entry> entries(String text, int root) {
    List<Entry> entries = new ArrayList<>();
    int start = text.indexOf(START, root);
    while (start >= 0 && entries.size() < SCANNED_MAX) {
      int end = text.indexOf(END, start);
      if (end < 0) {
        break;
      }
      entries.add(new Entry(start, end + END.length(), date(text, start, end)));
      start = text.indexOf(START, end);
    }
    return entries;
  }

  /** Dates of one sitemap are written alike (ISO 8601), so that they sort as text. */
  private static String date(String text, int start, int end) {
    for (String name : DATES) {
      int at = text.indexOf(name, start, end);
      if (at >= 0) {
        int from = at + name.length();
        int to = text.indexOf('<', from, end);
        return to < 0 || to - from > DATE_CHARS_MAX ? "" : text.substring(from, to).strip();
      }
    }
    return "";
  }
}
