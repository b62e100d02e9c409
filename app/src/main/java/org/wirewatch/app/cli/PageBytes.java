package org.wirewatch.app.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wirewatch.ingest.extract.PageType;

/** Tells files that hold no page, as the pipeline does by their content type. Pure. */
final class PageBytes {
  private static final int HEAD_BYTES = 1_024;

  /** Of the first bytes, in percent; UTF-16 has far more, text in any other charset none. */
  private static final int CONTROLS_MIN = 4;

  private static final int CONTROLS_MAX = 25;
  private static final List<String> MAGIC =
      List.of("%PDF-", "\u0089PNG", "GIF8", "\u00ff\u00d8\u00ff", "PK\u0003\u0004", "\u001f\u008b");

  private PageBytes() {}

  /** Why there is no page in it; null when there may be one. */
  static String fault(byte[] body, String contentType) {
    if (body.length == 0) {
      return "the file is empty";
    }
    if (!PageType.isPage(contentType)) {
      return "no page: content type " + contentType;
    }
    int length = Math.min(body.length, HEAD_BYTES);
    String head = new String(body, 0, length, StandardCharsets.ISO_8859_1);
    // the binary data bytes of the MIME Sniffing standard
    long controls =
        head.chars().filter(c -> c < 0x20 && !Character.isWhitespace(c) && c != 0x1b).count();
    boolean binary =
        controls * 100 >= (long) length * CONTROLS_MIN
            && controls * 100 <= (long) length * CONTROLS_MAX;
    return binary || MAGIC.stream().anyMatch(head::startsWith)
        ? "no page: the file holds binary data"
        : null;
  }
}
