package org.wirewatch.ingest.raw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcResponse;

/** Makes pages of response records. */
final class KeptPages {
  private static final int BODY_BYTES_MAX = 50 * 1024 * 1024;

  private KeptPages() {}

  static boolean isHttp(WarcResponse record) throws IOException {
    return record.contentType().base().equals(MediaType.HTTP);
  }

  /** The page, without its context. */
  static KeptPage read(Path file, long offset, WarcResponse record) throws IOException {
    HttpResponse http = record.http();
    Map<String, String> headers = new HashMap<>();
    http.headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    byte[] encoded = http.body().stream().readNBytes(BODY_BYTES_MAX + 1);
    byte[] body =
        ContentCoding.decode(encoded, headers.get("content-encoding"), BODY_BYTES_MAX, bytes -> {});
    if (encoded.length > BODY_BYTES_MAX || body.length > BODY_BYTES_MAX) {
      throw new IOException("body larger than " + BODY_BYTES_MAX + " bytes");
    }
    String name = file.getFileName().toString();
    String finished =
        name.endsWith(RawFolder.OPEN)
            ? name.substring(0, name.length() - RawFolder.OPEN.length())
            : name;
    return new KeptPage(
        new RawPlace(finished, offset, record.id().toString()),
        record.targetURI(),
        http.status(),
        headers,
        body,
        record.date(),
        null);
  }
}
