package org.wirewatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.app.Registry;
import org.wirewatch.desk.access.Passwords;
import org.wirewatch.testkit.KafkaFixture;
import org.wirewatch.testkit.TopicClient;
import org.wirewatch.wire.AuditEntry;
import org.wirewatch.wire.KafkaSettings;
import org.wirewatch.wire.Scope;
import org.wirewatch.wire.Topic;
import org.wirewatch.wire.User;
import picocli.CommandLine;

class UsersCommandIT {
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path folder;
  private final KafkaSettings kafka = KafkaFixture.shared().settings();
  private final Registry registry = new Registry(kafka);

  @Test
  void addsUsersMakesTokensAndDisablesThem() throws IOException {
    String password = Files.writeString(folder.resolve("password"), PASSWORD + "\n").toString();
    // The first one has to be an admin
    assertThat(run("add", "ida", "--password-file", password)).isEqualTo(1);
    assertThat(run("add", "ida", "--role", "admin", "--password-file", password)).isZero();
    assertThat(run("add", "IDA", "--role", "admin", "--password-file", password)).isEqualTo(1);
    assertThat(run("add", "ben", "--team", "wire", "--password-file", password)).isZero();

    assertThat(registry.users()).extracting(User::name).containsExactly("ben", "ida");
    assertThat(Passwords.fits(registry.users().getLast().password(), PASSWORD)).isTrue();

    assertThat(run("change", "ben", "--role", "editor", "--team", "wire", "--team", "night"))
        .isZero();
    assertThat(run("token", "ben", "--name", "ci", "--scope", "read,topics:write", "--days", "9"))
        .isZero();
    assertThat(run("token", "ben", "--name", "ci", "--scope", "everything")).isEqualTo(1);
    assertThat(run("token", "ben", "--name", "ci", "--scope", "read,admin")).isEqualTo(1);
    User ben = registry.users().getFirst();
    assertThat(ben.role()).isEqualTo(User.Role.EDITOR);
    assertThat(ben.teams()).containsExactly("wire", "night");
    assertThat(ben.tokens().getFirst().scopes()).containsExactly(Scope.READ, Scope.TOPICS_WRITE);

    assertThat(run("revoke", "ben", ben.tokens().getFirst().tokenId())).isZero();
    assertThat(run("disable", "ben")).isZero();
    assertThat(run("disable", "nobody")).isEqualTo(1);
    assertThat(run("disable", "ida")).as("the last admin").isEqualTo(1);
    assertThat(registry.users().getFirst().disabled()).isTrue();
    assertThat(registry.users().getFirst().tokens()).isEmpty();

    try (TopicClient topics = new TopicClient(kafka)) {
      assertThat(topics.readAll(Topic.AUDIT_LOG, AuditEntry.class))
          .allMatch(entry -> entry.actorId().equals("cli"))
          .extracting(entry -> entry.kind() + " " + entry.action())
          .containsExactly(
              "USER CREATED",
              "USER CREATED",
              "USER CHANGED",
              "TOKEN CREATED",
              "TOKEN DELETED",
              "USER CHANGED");
    }
  }

  private int run(String command, String... more) throws IOException {
    Path config = folder.resolve("wirewatch.properties");
    Files.writeString(
        config,
        "kafka.bootstrap.servers="
            + kafka.bootstrapServers()
            + "\nkafka.topic.prefix="
            + kafka.topicPrefix()
            + "\n");
    List<String> arguments = new ArrayList<>(List.of(command, "--config", config.toString()));
    arguments.addAll(List.of(more));
    return new CommandLine(new UsersCommand()).execute(arguments.toArray(String[]::new));
  }
}
