package org.wirewatch.ingest.feed;

import java.util.regex.Pattern;

/**
 * Rough work on HTML before it is parsed. Opens what an HTML parser takes as raw text to the end of
 * the input when it is not closed, so that the text after an iframe or a broken comment is not lost
 * with it.
 */
final class RawText {
  private static final Pattern FRAME =
      Pattern.compile(
          "(?i)<(/?)(?:iframe|noembed|noframes|xmp|plaintext|textarea|title)(?=[\\s/>])");

  /** A less-than sign before the last word, not a tag: nothing closes it. */
  private static final Pattern UNFINISHED = Pattern.compile("<[!/]?[\\p{L}\\d]*\\s*$");

  private RawText() {}

  /** An upper bound of the tags in a text. */
  static int tags(String html) {
    int tags = 0;
    for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
      tags++;
    }
    return tags;
  }

  /** What stands between the tags, for texts that are too costly to parse. */
  static String withoutTags(String html) {
    StringBuilder out = new StringBuilder(html.length() / 2);
    int from = 0;
    for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', from)) {
      out.append(html, from, tag).append(' ');
      int end = html.indexOf('>', tag);
      from = end < 0 ? html.length() : end + 1;
    }
    return out.append(html, from, html.length()).toString();
  }

  /** The HTML so that nothing in it swallows the rest. */
  static String open(String html) {
    String opened = html.indexOf('<') < 0 ? html : FRAME.matcher(html).replaceAll("<$1removed");
    int unfinished = opened.lastIndexOf('<');
    if (unfinished > opened.lastIndexOf('>') && UNFINISHED.matcher(opened).find(unfinished)) {
      opened = opened.substring(0, unfinished) + "&lt;" + opened.substring(unfinished + 1);
    }
    int comment = opened.lastIndexOf("<!--");
    boolean closed = comment < 0 || opened.indexOf("-->", comment) >= 0;
    return closed ? opened : opened.substring(0, comment) + "<!" + opened.substring(comment + 4);
  }
}
