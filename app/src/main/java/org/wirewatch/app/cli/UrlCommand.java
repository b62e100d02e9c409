package org.wirewatch.app.cli;

import java.util.List;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.net.AddressGuard;
import org.wirewatch.wire.net.AllowList;
import org.wirewatch.wire.net.Resolver;
import org.wirewatch.wire.net.UrlCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code url check}: what the guard of outgoing connections decides. */
@Command(
    name = "url",
    description = "Ask the guard of outgoing connections.",
    subcommands = UrlCommand.Check.class)
public final class UrlCommand {
  @Command(name = "check", description = "{\"id\", \"url\"} a line -> allowed or why not")
  static final class Check extends LinesCommand {
    @Option(
        names = "--allow",
        paramLabel = "RULE",
        split = ",",
        description = "opened although private: 10.1.0.0/16, 127.0.0.1:8080, feeds.internal")
    List<String> allow = List.of();

    @Override
    JsonLines lines() {
      AddressGuard guard = new AddressGuard(AllowList.of(allow), Resolver.system());
      return JsonLines.independent(
          "id",
          input ->
              Json.write(UrlCheck.of(guard, Inputs.text(input, "id"), Inputs.text(input, "url"))));
    }
  }
}
