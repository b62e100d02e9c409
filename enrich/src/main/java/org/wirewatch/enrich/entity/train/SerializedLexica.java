package org.wirewatch.enrich.entity.train;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads the serialised lexica of {@code edu.emory.mathcs.nlp:nlp4j-english:1.1.3} without its
 * classes: {@link PrefixTree} and {@link PrefixNode} bear their simple names and version numbers,
 * and no other class is let in.
 */
final class SerializedLexica {
  private static final Set<String> PLAIN =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.TreeSet",
          "java.util.ArrayList",
          "[F",
          "java.lang.String");

  private SerializedLexica() {}

  static Object read(Path file) throws IOException {
    try (ObjectInputStream in =
        new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass type)
              throws IOException, ClassNotFoundException {
            String name = type.getName();
            if (name.endsWith(".PrefixTree")) {
              return PrefixTree.class;
            }
            if (name.endsWith(".PrefixNode")) {
              return PrefixNode.class;
            }
            if (!PLAIN.contains(name)) {
              throw new IOException(file + " holds an object of " + name);
            }
            return super.resolveClass(type);
          }
        }) {
      return in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("cannot read " + file, e);
    }
  }
}
