package org.wirewatch.app;

import org.wirewatch.app.cli.ArticlesCommand;
import org.wirewatch.app.cli.DeadLettersCommand;
import org.wirewatch.app.cli.DemoCommand;
import org.wirewatch.app.cli.EntitiesCommand;
import org.wirewatch.app.cli.FeedCommand;
import org.wirewatch.app.cli.PageCommand;
import org.wirewatch.app.cli.ServiceCommand;
import org.wirewatch.app.cli.SourcesCommand;
import org.wirewatch.app.cli.SubscriptionCommand;
import org.wirewatch.app.cli.TextCommand;
import org.wirewatch.app.cli.TopicsCommand;
import org.wirewatch.app.cli.TrainCommand;
import org.wirewatch.app.cli.UpCommand;
import org.wirewatch.app.cli.UrlCommand;
import org.wirewatch.app.cli.UsersCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The one door: {@code ./wirewatch COMMAND}. Forms and exit codes: docs/cli.md. */
@Command(
    name = "wirewatch",
    mixinStandardHelpOptions = true,
    version = "wirewatch 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description = "News monitoring: feeds in, explained alerts out, Kafka between.",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      SourcesCommand.class,
      EntitiesCommand.class,
      TopicsCommand.class,
      UsersCommand.class,
      FeedCommand.class,
      PageCommand.class,
      ArticlesCommand.class,
      TextCommand.class,
      SubscriptionCommand.class,
      UrlCommand.class,
      DeadLettersCommand.class,
      TrainCommand.class,
      HelpCommand.class
    })
public final class Wirewatch {
  private Wirewatch() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    Logging.toStandardError();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Wirewatch());
    for (ServiceKind kind : ServiceKind.values()) {
      commandLine.addSubcommand(kind.serviceName(), new ServiceCommand(kind));
    }
    helpEverywhere(commandLine);
    return commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("wirewatch: " + Failures.message(failure));
          return 1;
        });
  }

  private static void helpEverywhere(CommandLine commandLine) {
    for (CommandLine command : commandLine.getSubcommands().values()) {
      if (!(command.getCommand() instanceof HelpCommand)) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
        helpEverywhere(command);
      }
    }
  }
}
