package org.wirewatch.testkit.web;

import java.util.SplittableRandom;

/** A small article page, the same for the same path. */
final class SimulatedPage {
  private static final int PARAGRAPHS = 7;
  private static final int SENTENCES = 4;
  private static final int WORDS = 14;
  private static final String[] WORD_LIST =
      ("council pier harbour ferry vote budget worker union letter contract engineer storm bridge"
              + " school market museum region plan repair winter train mayor report study budget"
              + " delay notice crew company station board north quay season price"
              + " with from after before under over into about against between the a of to and")
          .split(" ");

  private SimulatedPage() {}

  static String html(String path) {
    SplittableRandom random = new SplittableRandom(path.hashCode());
    String title = "Council decides on " + words(random, 5);
    StringBuilder html = new StringBuilder(8_192);
    html.append("<!doctype html><html lang='en'><head><meta charset='utf-8'><title>")
        .append(title)
        .append(" | Simulated Post</title><meta property='og:title' content='")
        .append(title)
        .append("'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"")
        .append(title)
        .append("\",\"author\":{\"@type\":\"Person\",")
        .append("\"name\":\"Ada Quill\"}}</script></head><body><nav><ul>");
    for (int i = 0; i < 12; i++) {
      html.append("<li><a href='/section/").append(i).append("'>Section ").append(i).append("</a>");
    }
    html.append("</ul></nav><main><article><h1>").append(title).append("</h1>");
    for (int i = 0; i < PARAGRAPHS; i++) {
      html.append("<p>");
      for (int j = 0; j < SENTENCES; j++) {
        html.append("The ").append(words(random, WORDS)).append(". ");
      }
      html.append("</p>");
    }
    html.append("</article><aside><h2>More</h2><ul>");
    for (int i = 0; i < 8; i++) {
      html.append("<li><a href='/story/x/").append(i).append("'>").append(words(random, 6));
      html.append("</a>");
    }
    return html.append("</ul></aside></main><footer>Imprint</footer></body></html>").toString();
  }

  private static String words(SplittableRandom random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORD_LIST[random.nextInt(WORD_LIST.length)]);
    }
    return text.toString();
  }
}
