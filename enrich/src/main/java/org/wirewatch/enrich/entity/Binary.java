package org.wirewatch.enrich.entity;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays in files, big-endian, read in one go. */
final class Binary {
  private static final int LENGTH_MAX = 16_000_000;

  private Binary() {}

  static int[] readInts(DataInputStream in, int length) throws IOException {
    int[] values = new int[length];
    ByteBuffer.wrap(readBytes(in, length, Integer.BYTES)).asIntBuffer().get(values);
    return values;
  }

  static short[] readShorts(DataInputStream in, int length) throws IOException {
    short[] values = new short[length];
    ByteBuffer.wrap(readBytes(in, length, Short.BYTES)).asShortBuffer().get(values);
    return values;
  }

  static byte[] readBytes(DataInputStream in, int length, int width) throws IOException {
    if (length < 0 || length > LENGTH_MAX) {
      throw new IOException("array of " + length + " values");
    }
    byte[] bytes = new byte[length * width];
    in.readFully(bytes);
    return bytes;
  }

  static void write(DataOutputStream out, int[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES);
    buffer.asIntBuffer().put(values);
    out.write(buffer.array());
  }

  static void write(DataOutputStream out, short[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Short.BYTES);
    buffer.asShortBuffer().put(values);
    out.write(buffer.array());
  }
}
