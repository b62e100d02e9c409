package org.wirewatch.ingest.raw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import okhttp3.Headers;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * Makes WARC 1.1 records, each its own gzip member. Pure.
 *
 * @see "ISO 28500:2017"
 */
final class WarcRecords {
  private static final MediaType HTTP_RESPONSE =
      MediaType.parse("application/http;msgtype=response");
  private static final MediaType HTTP_REQUEST = MediaType.parse("application/http;msgtype=request");
  private static final MediaType JSON = MediaType.parse("application/json");

  private WarcRecords() {}

  /** The head of a file. */
  static byte[] info(String file, String software, Instant at) throws IOException {
    Warcinfo.Builder info = new Warcinfo.Builder().version(MessageVersion.WARC_1_1).date(at);
    info.filename(file)
        .fields(
            Map.of(
                "software", List.of(software),
                "format", List.of("WARC File Format 1.1"),
                "conformsTo",
                    List.of(
                        "http://iipc.github.io/warc-specifications/specifications/"
                            + "warc-format/warc-1.1/")));
    return packed(List.of(info.build()));
  }

  /**
   * Response, request, and what we knew of the page before, in this order.
   *
   * @param context JSON; null for none
   */
  static byte[] exchange(Exchange exchange, UUID responseId, byte[] context) throws IOException {
    URI target = exchange.url();
    URI response = URI.create("urn:uuid:" + responseId);
    WarcResponse.Builder answer = new WarcResponse.Builder(target);
    about(answer, exchange).recordId(responseId).body(HTTP_RESPONSE, responseBlock(exchange));
    WarcRequest.Builder question = new WarcRequest.Builder(target);
    about(question, exchange).concurrentTo(response).body(HTTP_REQUEST, requestBlock(exchange));
    if (context == null) {
      return packed(List.of(answer.build(), question.build()));
    }
    WarcMetadata.Builder metadata =
        new WarcMetadata.Builder()
            .version(MessageVersion.WARC_1_1)
            .targetURI(target)
            .date(exchange.at())
            .concurrentTo(response)
            .body(JSON, context);
    return packed(List.of(answer.build(), question.build(), metadata.build()));
  }

  private static <B extends WarcCaptureRecord.AbstractBuilder<?, B>> B about(
      B builder, Exchange exchange) {
    builder.version(MessageVersion.WARC_1_1).date(exchange.at());
    if (exchange.peer() != null) {
      builder.ipAddress(exchange.peer());
    }
    if (exchange.http2()) {
      // the block is written in the form of HTTP/1.1; see iipc/warc-specifications issue 42
      builder.addHeader("WARC-Protocol", "h2");
    }
    return builder;
  }

  private static byte[] responseBlock(Exchange exchange) {
    StringBuilder head = new StringBuilder();
    head.append("HTTP/1.1 ").append(exchange.status()).append(' ').append(exchange.reason());
    head.append("\r\n");
    append(head, exchange.headers());
    if (exchange.headers().get("Content-Length") == null) {
      head.append("Content-Length: ").append(exchange.body().length).append("\r\n");
    }
    return block(head, exchange.body());
  }

  private static byte[] requestBlock(Exchange exchange) {
    String path = exchange.url().getRawPath();
    String query = exchange.url().getRawQuery();
    StringBuilder head = new StringBuilder("GET ");
    head.append(path == null || path.isEmpty() ? "/" : path);
    head.append(query == null ? "" : "?" + query).append(" HTTP/1.1\r\n");
    append(head, exchange.requestHeaders());
    return block(head, new byte[0]);
  }

  /** The transfer coding is undone, so its header must not be kept. */
  private static void append(StringBuilder head, Headers headers) {
    for (int i = 0; i < headers.size(); i++) {
      if (!headers.name(i).toLowerCase(Locale.ROOT).equals("transfer-encoding")) {
        head.append(headers.name(i)).append(": ").append(headers.value(i)).append("\r\n");
      }
    }
  }

  private static byte[] block(StringBuilder head, byte[] body) {
    byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[bytes.length + body.length];
    System.arraycopy(bytes, 0, block, 0, bytes.length);
    System.arraycopy(body, 0, block, bytes.length, body.length);
    return block;
  }

  private static byte[] packed(List<WarcRecord> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WarcWriter writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP)) {
      for (WarcRecord record : records) {
        writer.write(record);
      }
    }
    return bytes.toByteArray();
  }
}
