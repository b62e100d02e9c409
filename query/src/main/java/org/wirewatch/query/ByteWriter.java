package org.wirewatch.query;

import java.util.Arrays;
import org.apache.lucene.util.BitUtil;

/** Writes numbers in few bytes, for {@link ByteReader}. */
final class ByteWriter {
  private byte[] bytes = new byte[64];
  private int size;

  /** A number of 0 or more in as many bytes as it needs, one up to 127. */
  void number(int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      one((byte) (rest | 0x80));
      rest >>>= 7;
    }
    one((byte) rest);
  }

  /** A number that may be below 0, zig-zag coded. */
  void signed(int value) {
    number(BitUtil.zigZagEncode(value));
  }

  void eightBytes(double value) {
    long bits = Double.doubleToLongBits(value);
    for (int shift = 0; shift < 64; shift += 8) {
      one((byte) (bits >>> shift));
    }
  }

  /** The length and then the bytes of another. */
  void block(ByteWriter other) {
    number(other.size);
    bytes(Arrays.copyOf(other.bytes, other.size));
  }

  void bytes(byte[] more) {
    for (byte one : more) {
      one(one);
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void one(byte value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = value;
  }
}
