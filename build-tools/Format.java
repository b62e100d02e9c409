import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks or applies google-java-format to every Java file below the working directory.
 *
 * <p>A program of its own because the Maven plugins for the formatter work inside Maven's JVM,
 * which may be older than the formatter needs; this one runs on the JDK that the build selected.
 */
class Format {
  private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules");

  public static void main(String[] args) throws Exception {
    boolean apply = args.length == 1 && args[0].equals("apply");
    // on all cores: half of what the check takes on two
    List<Path> unformatted =
        javaFiles(Path.of("")).parallelStream().filter(file -> differs(file, apply)).toList();
    if (apply) {
      System.out.println("Formatted " + unformatted.size() + " files.");
    } else if (!unformatted.isEmpty()) {
      unformatted.forEach(f -> System.err.println("not formatted: " + f));
      System.err.println("Apply the format with: mvn -N -q validate -Dformat");
      System.exit(1);
    }
  }

  /** Whether a file is not formatted; then formats it if asked to. */
  private static boolean differs(Path file, boolean apply) {
    try {
      String source = Files.readString(file);
      String formatted =
          new Formatter()
              .formatSource(
                  RemoveUnusedImports.removeUnusedImports(
                      ImportOrderer.reorderImports(source, Style.GOOGLE)));
      boolean differs = !formatted.equals(source);
      if (differs && apply) {
        Files.writeString(file, formatted);
      }
      return differs;
    } catch (FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFiles(Path root) throws Exception {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            boolean skipped = dir.getFileName() != null && SKIPPED.contains(dir.getFileName() + "");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }
}
