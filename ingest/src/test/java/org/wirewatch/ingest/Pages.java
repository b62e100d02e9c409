package org.wirewatch.ingest;

import java.net.URI;
import java.util.List;

/** Feeds and pages for tests. */
public final class Pages {
  public static final String TEXT =
      "The harbour council voted on Monday evening to close the old eastern pier for two years while"
          + " engineers replace the rotten timber piles under it. Fishing crews will use the"
          + " northern quay, the council said, and ferries keep their timetable. Several shop"
          + " owners said they had been told too late and asked for compensation.";

  private Pages() {}

  /** An RSS feed of these article pages. */
  public static String rss(List<URI> links) {
    StringBuilder items = new StringBuilder();
    for (URI link : links) {
      items
          .append("<item><title>Pier closes ")
          .append(link.getPath())
          .append("</title><link>")
          .append(link)
          .append("</link><pubDate>Mon, 02 Nov 2026 09:00:00 GMT</pubDate>")
          .append("<author>Ada Quill</author>")
          .append("<description>The eastern pier closes.</description></item>");
    }
    return "<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour Post</title><link>/</link>"
        + "<description>News</description>"
        + items
        + "</channel></rss>";
  }

  /** A page with an article and what stands around it. */
  public static String article(String title, String text) {
    return "<!doctype html><html lang='en'><head><title>"
        + title
        + " | Harbour Post</title></head><body><nav><a href='/'>Home</a><a"
        + " href='/sport'>Sport</a></nav><article><h1>"
        + title
        + "</h1><p>"
        + text
        + "</p><p>"
        + text.replace("Monday", "Tuesday").replace("eastern", "western")
        + "</p></article><footer>Imprint</footer></body></html>";
  }
}
