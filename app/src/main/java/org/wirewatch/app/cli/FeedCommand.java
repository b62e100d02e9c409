package org.wirewatch.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.wirewatch.ingest.feed.FeedJson;
import org.wirewatch.ingest.feed.FeedParser;
import picocli.CommandLine.Command;

/** {@code feed parse}: what the feed parser reads from stored answers. */
@Command(
    name = "feed",
    description = "Read feeds and sitemaps.",
    subcommands = FeedCommand.Parse.class)
public final class FeedCommand {
  @Command(
      name = "parse",
      description = "{\"file\", \"url\"?, \"headers\"?} a line -> the feed and its entries")
  static final class Parse extends LinesCommand {
    @Override
    JsonLines lines() {
      return JsonLines.independent("file", Parse::parse);
    }

    private static String parse(ObjectNode input) throws Exception {
      String file = Inputs.text(input, "file");
      Map<String, String> headers = new HashMap<>();
      input
          .path("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      byte[] body = Files.readAllBytes(Path.of(file));
      return FeedJson.line(file, FeedParser.parse(body, headers, Inputs.address(input, "url")));
    }
  }
}
