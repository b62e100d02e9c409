package org.wirewatch.enrich.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Reads the models that ship with this module; the lexicon is mapped into memory; {@code
 * entities.properties} tells their origin. What lies in a jar is unpacked to a temporary file
 * first, which goes with the process.
 */
final class BundledModel {
  private BundledModel() {}

  /** People, organisations and places. */
  static TagModel names() {
    return tagModel("entities.model");
  }

  /** Events, products and laws. */
  static TagModel things() {
    return tagModel("things.model");
  }

  static Lexicon lexicon() {
    String name = "lexicon.bin";
    try {
      return Lexicon.read(map(resource(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static TagModel tagModel(String name) {
    try (InputStream in = resource(name).openStream()) {
      return TagModel.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static URL resource(String name) {
    URL resource = BundledModel.class.getResource(name);
    if (resource == null) {
      throw new IllegalStateException(name + " is not on the class path");
    }
    return resource;
  }

  private static ByteBuffer map(URL resource) throws IOException {
    if (resource.getProtocol().equals("file")) {
      return map(Path.of(uri(resource)));
    }
    Path unpacked = Files.createTempFile("wirewatch-", ".model");
    try (InputStream in = resource.openStream()) {
      Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
      return map(unpacked);
    } finally {
      deleteLater(unpacked);
    }
  }

  /** At once where the system lets a mapped file go, else at the end of the process. */
  private static void deleteLater(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  private static URI uri(URL resource) throws IOException {
    try {
      return resource.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static ByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }
}
