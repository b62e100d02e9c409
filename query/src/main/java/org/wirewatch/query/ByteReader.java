package org.wirewatch.query;

import org.apache.lucene.util.BitUtil;

/** Reads what {@link ByteWriter} wrote. */
final class ByteReader {
  private byte[] bytes;
  private int at;

  /** Begins at the start of an array. */
  void reset(byte[] array) {
    bytes = array;
    at = 0;
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  int number() {
    byte next = bytes[at++];
    if (next >= 0) {
      return next;
    }
    int value = next & 0x7f;
    for (int shift = 7; ; shift += 7) {
      next = bytes[at++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  int signed() {
    return BitUtil.zigZagDecode(number());
  }

  double eightBytes() {
    long bits = (long) BitUtil.VH_LE_LONG.get(bytes, at);
    at += Long.BYTES;
    return Double.longBitsToDouble(bits);
  }
}
