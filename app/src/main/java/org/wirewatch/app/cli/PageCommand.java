package org.wirewatch.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.wirewatch.ingest.extract.PageExtractor;
import org.wirewatch.ingest.extract.PageJson;
import org.wirewatch.ingest.extract.SiteRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code page extract}: what the extractor reads from stored pages. */
@Command(
    name = "page",
    description = "Read article pages.",
    subcommands = PageCommand.Extract.class)
public final class PageCommand {
  private static final int BYTES_MAX = 50 * 1024 * 1024;

  @Command(
      name = "extract",
      description = "{\"id\", \"file\", \"url\"?} a line -> text and metadata; files may be .gz")
  static final class Extract extends LinesCommand {
    @Option(
        names = "--warc",
        paramLabel = "FILE|FOLDER",
        description = "extract the pages of WARC files instead, in their order; id is the record's")
    Path warc;

    @Option(
        names = "--rules",
        paramLabel = "FILE",
        description = "YAML with selectors for single sites, as ingest.extract.rules")
    Path rules;

    @Override
    int run(PrintStream out) throws Exception {
      return warc == null
          ? super.run(out)
          : WarcLines.run(warc, SiteRules.read(rules), out, System.err);
    }

    @Override
    JsonLines lines() {
      SiteRules siteRules = SiteRules.read(rules);
      return JsonLines.independent("id", input -> extract(input, siteRules));
    }

    private static String extract(ObjectNode input, SiteRules siteRules) throws IOException {
      String id = Inputs.text(input, "id");
      byte[] body = read(Path.of(Inputs.text(input, "file")));
      String type = Inputs.optionalText(input, "content_type");
      URI url = Inputs.address(input, "url");
      String fault = PageBytes.fault(body, type);
      if (fault != null) {
        throw new IOException(fault);
      }
      return PageJson.line(id, PageExtractor.extract(body, type, url, siteRules));
    }

    private static byte[] read(Path file) throws IOException {
      boolean packed = file.getFileName().toString().endsWith(".gz");
      try (InputStream raw = Files.newInputStream(file);
          InputStream in = packed ? new GZIPInputStream(raw) : raw) {
        byte[] body = in.readNBytes(BYTES_MAX + 1);
        if (body.length > BYTES_MAX) {
          throw new IOException(file + ": more than " + BYTES_MAX + " bytes");
        }
        return body;
      }
    }
  }
}
