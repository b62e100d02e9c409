package org.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** The mark at the start of a text that tells its encoding. */
record ByteOrderMark(Charset charset, List<Integer> bytes) {
  /** Longest first: UTF-32LE starts like UTF-16LE. */
  private static final List<ByteOrderMark> ALL =
      List.of(
          new ByteOrderMark(Charset.forName("UTF-32LE"), List.of(0xff, 0xfe, 0, 0)),
          new ByteOrderMark(Charset.forName("UTF-32BE"), List.of(0, 0, 0xfe, 0xff)),
          new ByteOrderMark(UTF_8, List.of(0xef, 0xbb, 0xbf)),
          new ByteOrderMark(UTF_16LE, List.of(0xff, 0xfe)),
          new ByteOrderMark(UTF_16BE, List.of(0xfe, 0xff)));

  static Optional<ByteOrderMark> of(byte[] body) {
    return ALL.stream().filter(mark -> mark.standsAt(body, 0)).findFirst();
  }

  int length() {
    return bytes.size();
  }

  boolean standsAt(byte[] body, int offset) {
    if (body.length < offset + length()) {
      return false;
    }
    for (int i = 0; i < length(); i++) {
      if ((body[offset + i] & 0xff) != bytes.get(i)) {
        return false;
      }
    }
    return true;
  }
}
