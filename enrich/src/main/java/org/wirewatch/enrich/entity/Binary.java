package org.wirewatch.enrich.entity;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;

/** Arrays in files, big-endian, used where they lie. */
final class Binary {
  private Binary() {}

  /** The next numbers, with their count before them. */
  static IntBuffer ints(ByteBuffer in) throws IOException {
    return next(in, Integer.BYTES, count(in)).asIntBuffer();
  }

  static ShortBuffer shorts(ByteBuffer in) throws IOException {
    return next(in, Short.BYTES, count(in)).asShortBuffer();
  }

  private static int count(ByteBuffer in) throws IOException {
    if (in.remaining() < Integer.BYTES) {
      throw new IOException("the file is cut short");
    }
    return in.getInt();
  }

  private static ByteBuffer next(ByteBuffer in, int width, int count) throws IOException {
    if (count < 0 || (long) count * width > in.remaining()) {
      throw new IOException("the file is cut short: " + count + " values are missing");
    }
    ByteBuffer part = in.slice(in.position(), count * width);
    in.position(in.position() + count * width);
    return part;
  }

  /** Text as {@link java.io.DataOutput#writeUTF} writes it, of ASCII letters. */
  static String readText(ByteBuffer in) {
    byte[] bytes = new byte[in.getShort()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  static void write(DataOutputStream out, IntBuffer values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(values.capacity() * Integer.BYTES);
    buffer.asIntBuffer().put(values.duplicate().rewind());
    out.writeInt(values.capacity());
    out.write(buffer.array());
  }

  static void write(DataOutputStream out, ShortBuffer values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(values.capacity() * Short.BYTES);
    buffer.asShortBuffer().put(values.duplicate().rewind());
    out.writeInt(values.capacity());
    out.write(buffer.array());
  }
}
