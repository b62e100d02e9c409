package org.wirewatch.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.alerts.match.SubscriptionMatcher;
import org.wirewatch.alerts.subscription.SubscriptionFile;
import org.wirewatch.enrich.Annotated;
import org.wirewatch.enrich.Annotator;
import org.wirewatch.enrich.Outline;
import org.wirewatch.enrich.Particulars;
import org.wirewatch.enrich.topic.TopicClassifier;
import org.wirewatch.enrich.topic.TopicDefinitions;
import org.wirewatch.knowledge.KnowledgeBase;
import org.wirewatch.knowledge.KnowledgeFile;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.Json;
import org.wirewatch.wire.TopicDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code text ...}: the steps of enrich and alerts on texts in files. */
@Command(
    name = "text",
    description = "Annotate, classify, group and match texts.",
    subcommands = {
      TextCommand.Annotate.class,
      TextCommand.Topics.class,
      TextCommand.Stories.class,
      TextCommand.Match.class
    })
public final class TextCommand {
  private static final String INPUT =
      "{\"id\", \"title\", \"text\", \"published\"?, \"outlet\"?, \"url\"?} a line -> ";

  @Command(name = "annotate", description = INPUT + "the enriched article")
  static final class Annotate extends LinesCommand {
    @Option(
        names = "--definitions",
        paramLabel = "FILE.yaml",
        description = "topics instead of the bundled ones")
    Path definitions;

    @Option(
        names = "--knowledge",
        paramLabel = "FILE.csv",
        description = "people, organisations and places beside the bundled ones")
    Path knowledge;

    @Override
    JsonLines lines() throws IOException {
      KnowledgeBase base = TextCommand.knowledge(knowledge);
      Annotator annotator = Annotator.load(TextCommand.definitions(definitions), () -> base);
      return JsonLines.independent(
          "id",
          input -> {
            EnrichedArticle article = annotator.annotate(Inputs.article(input));
            ObjectNode line = Json.mapper().createObjectNode();
            line.set("id", input.get("id"));
            line.setAll(Json.mapper().<ObjectNode>valueToTree(article));
            return line.toString();
          });
    }
  }

  @Command(name = "topics", description = INPUT + "its topics with score and evidence")
  static final class Topics extends LinesCommand {
    @Option(
        names = "--definitions",
        paramLabel = "FILE.yaml",
        description = "list of id, name, description, query, positives, negatives")
    Path definitions;

    @Option(
        names = "--min-score",
        paramLabel = "X",
        description = "0 lists every topic with its score (${DEFAULT-VALUE})")
    double minScore = TopicClassifier.ABOUT;

    @Spec CommandSpec spec;

    @Override
    JsonLines lines() throws IOException {
      if (!(minScore >= 0 && minScore <= 1)) {
        throw new ParameterException(
            spec.commandLine(), "--min-score: from 0 to 1, was " + minScore);
      }
      List<TopicDefinition> topics = TextCommand.definitions(definitions);
      Outline outline = Outline.load();
      TopicClassifier classifier = TopicClassifier.load(topics);
      return JsonLines.independent(
          "id",
          input -> {
            Annotated read = outline.of(Inputs.article(input));
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", input.get("id"));
            line.put("topics", classifier.topics(read.article(), read.embedding(), minScore));
            return Json.write(line);
          });
    }
  }

  @Command(
      name = "stories",
      description = INPUT + "what it repeats and its story; in the order in which they came")
  static final class Stories extends LinesCommand {
    @Override
    JsonLines lines() {
      return new StoryLines(Particulars.load()).lines();
    }
  }

  @Command(name = "match", description = INPUT + "the subscriptions that match, and why")
  static final class Match extends LinesCommand {
    @Option(
        names = "--subscriptions",
        paramLabel = "FILE.yaml",
        required = true,
        description = "list of id, name, query")
    Path subscriptions;

    @Option(
        names = "--definitions",
        paramLabel = "FILE.yaml",
        description = "topics instead of the bundled ones")
    Path definitions;

    @Override
    JsonLines lines() throws IOException {
      Annotator annotator = Annotator.load(TextCommand.definitions(definitions));
      SubscriptionMatcher matcher = new SubscriptionMatcher();
      for (var rejected : matcher.upsertAll(SubscriptionFile.read(subscriptions))) {
        System.err.printf(
            "%s: subscription %s is left out, its query is at fault at %d: %s%n",
            subscriptions,
            rejected.subscription().subscriptionId(),
            rejected.fault().start(),
            rejected.fault().getMessage());
      }
      return JsonLines.independent(
          "id",
          input -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", input.get("id"));
            line.put("matches", matcher.match(annotator.annotate(Inputs.article(input))));
            return Json.write(line);
          });
    }
  }

  private static KnowledgeBase knowledge(Path file) throws IOException {
    KnowledgeBase bundled = KnowledgeBase.bundled();
    return file == null ? bundled : bundled.with(KnowledgeFile.read(file));
  }

  private static List<TopicDefinition> definitions(Path file) throws IOException {
    if (file == null) {
      return TopicDefinitions.bundled();
    }
    try {
      return TopicDefinitions.read(file).stream().filter(topic -> !topic.disabled()).toList();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
