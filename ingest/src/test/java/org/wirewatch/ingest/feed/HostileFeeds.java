package org.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * Parses inputs made to exhaust a parser and prints, for each, its name, CPU milliseconds and
 * outcome. {@link HostileFeedTest} runs it in a JVM of 64 MB.
 */
final class HostileFeeds {
  private static final int BYTES = Limits.BODY_BYTES_MAX - 200;

  private HostileFeeds() {}

  public static void main(String[] arguments) {
    Map<String, Supplier<byte[]>> inputs = new LinkedHashMap<>();
    inputs.put("warm-up", () -> Feeds.item("<title>&lt;b&gt;a</title>").getBytes(UTF_8));
    inputs.put("nesting", () -> filled(Feeds.item("<description>%s"), "<div>"));
    inputs.put(
        "nesting-in-html", () -> filled(Feeds.item("<title><![CDATA[%s]]></title>"), "<b><p>"));
    inputs.put("flat", () -> filled(Feeds.item("<description>%s</description>"), "<p>x</p>"));
    inputs.put("title", () -> filled(Feeds.item("<title>%s</title>"), "é漢 "));
    inputs.put("items", () -> filled(Feeds.rss("%s"), "<item><title>x</title></item>"));
    inputs.put("empty-items", () -> filled(Feeds.rss("%s"), "<item/>"));
    inputs.put(
        "html-items",
        () -> filled(Feeds.rss("%s"), "<item><title>&lt;i&gt;x&lt;a href='y'&gt;z</title></item>"));
    inputs.put("attributes", () -> filled("<rss %s><channel/></rss>", "a='b' "));
    inputs.put(
        "entities",
        () ->
            filled(
                "<!DOCTYPE r [%s]><rss><channel><title>&a;</title></channel></rss>",
                "<!ENTITY a '&b;&b;&b;&b;'>"));
    inputs.put("references", () -> filled(Feeds.rss("<copyright>%s</copyright>"), "&eacute;"));
    inputs.put("ampersands", () -> filled(Feeds.item("<title>%s</title>"), "&"));
    inputs.put("less-than", () -> filled(Feeds.item("<title>%s</title>"), "< "));
    inputs.put("comments", () -> filled("<rss><channel>%s", "<!--"));
    inputs.put("end-tags", () -> filled("<rss><channel>%s", "</a>"));
    inputs.put("junk", () -> filled("%s", "<a>"));
    inputs.put(
        "authors",
        () -> filled(Feeds.rss("%s"), "<item><author>" + "a.".repeat(200) + "@</author></item>"));
    inputs.put(
        "dates",
        () -> filled(Feeds.rss("%s"), "<item><pubDate>" + "9 ".repeat(45) + "</pubDate></item>"));
    inputs.put(
        "bases",
        () ->
            filled(
                Feeds.atom("%s"),
                "<entry xml:base='a/'><link href='" + "../".repeat(600) + "'/></entry>"));
    inputs.put("json-nesting", () -> filled("{\"items\":%s", "["));
    inputs.put("json-items", () -> filled("{\"title\":\"a\",\"items\":[%s{}]}", "{},"));
    inputs.put("json-numbers", () -> filled("{\"title\":\"a\",\"items\":[{\"x\":[%s1]}]}", "1,"));
    inputs.put("gzip-bomb", HostileFeeds::bomb);
    inputs.put("noise", HostileFeeds::noise);
    inputs.put("too-large", () -> new byte[Limits.BODY_BYTES_MAX + 1]);
    inputs.forEach(HostileFeeds::run);
  }

  private static void run(String name, Supplier<byte[]> input) {
    byte[] body = input.get();
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    String outcome =
        switch (FeedParser.parse(body, Map.of(), Feeds.URL)) {
          case ParsedFeed feed -> "read " + feed.repairs();
          case Unreadable unreadable -> unreadable.reason().name();
        };
    long millis = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start).toMillis();
    System.out.println(name + " " + millis + " " + outcome);
  }

  private static byte[] filled(String form, String unit) {
    String fill = unit.repeat((BYTES - form.length()) / unit.getBytes(UTF_8).length);
    return form.replace("%s", fill).getBytes(UTF_8);
  }

  private static byte[] bomb() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        gzip.write(zeros);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] noise() {
    byte[] bytes = new byte[BYTES];
    new Random(7).nextBytes(bytes);
    byte[] start = "<rss><channel><title>".getBytes(UTF_8);
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }
}
