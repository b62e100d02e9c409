package org.wirewatch.enrich.entity;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the model that ships with this module; {@code entities.properties} tells its origin. */
final class BundledModel {
  private static final String MODEL = "entities.model";
  private static final String LEXICON = "lexicon.bin";

  private BundledModel() {}

  @FunctionalInterface
  private interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  static TagModel tagModel() {
    return read(MODEL, TagModel::read);
  }

  static Lexicon lexicon() {
    return read(LEXICON, Lexicon::read);
  }

  private static <T> T read(String name, Reader<T> reader) {
    try (InputStream in = BundledModel.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return reader.read(new BufferedInputStream(in, 1 << 16));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
