package org.wirewatch.app.cli;

import java.util.concurrent.Callable;
import org.wirewatch.alerts.subscription.SubscriptionCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code subscription}: whether a query can be saved, and what it would have brought. */
@Command(
    name = "subscription",
    description = "Check queries and try them on the archive.",
    subcommands = {SubscriptionCommand.Check.class, BacktestCommand.class})
public final class SubscriptionCommand {
  @Command(
      name = "check",
      description = "Says whether a query is sound, or where its fault is; exit status 1 on fault.")
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "QUERY")
    String query;

    @Override
    public Integer call() {
      SubscriptionCheck check = SubscriptionCheck.of(query);
      check.lines().forEach(System.out::println);
      return check.ok() ? 0 : 1;
    }
  }
}
