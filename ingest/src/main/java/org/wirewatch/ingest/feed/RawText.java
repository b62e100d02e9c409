package org.wirewatch.ingest.feed;

import java.util.regex.Pattern;

/**
 * Opens what an HTML parser takes as raw text to the end of the input when it is not closed, so
 * that the text after an iframe or a broken comment is not lost with it.
 */
final class RawText {
  private static final Pattern FRAME =
      Pattern.compile(
          "(?i)<(/?)(?:iframe|noembed|noframes|xmp|plaintext|textarea|title)(?=[\\s/>])");

  private RawText() {}

  static String open(String html) {
    String opened = html.indexOf('<') < 0 ? html : FRAME.matcher(html).replaceAll("<$1removed");
    int comment = opened.lastIndexOf("<!--");
    boolean closed = comment < 0 || opened.indexOf("-->", comment) >= 0;
    return closed ? opened : opened.substring(0, comment) + "<!" + opened.substring(comment + 4);
  }
}
