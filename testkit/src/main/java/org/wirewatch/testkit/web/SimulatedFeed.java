package org.wirewatch.testkit.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A feed that publishes by a Poisson process and lists its newest entries. Not thread-safe. */
final class SimulatedFeed {
  private static final int LISTED = 15;
  private static final int HISTORY = 15;

  private final int number;
  private final URI site;
  private final Duration meanGap;
  private final RandomGenerator random;
  private final List<Instant> entries = new ArrayList<>();
  private Instant next;
  private Instant notBefore = Instant.MIN;

  SimulatedFeed(int number, URI site, Duration meanGap, Instant start, RandomGenerator random) {
    this.number = number;
    this.site = site;
    this.meanGap = meanGap;
    this.random = random;
    Instant at = start;
    for (int i = 0; i < HISTORY; i++) {
      at = at.minus(gap());
      entries.addFirst(at);
    }
    next = start.plus(gap());
  }

  private Duration gap() {
    double factor = -Math.log(1 - random.nextDouble());
    return Duration.ofMillis(Math.max(1_000, (long) (meanGap.toMillis() * factor)));
  }

  /** Publishes what is due. */
  void advance(Instant now) {
    while (!next.isAfter(now)) {
      entries.add(next);
      next = next.plus(gap());
    }
  }

  /** Addresses and times of all entries. */
  Map<URI, Instant> entries() {
    Map<URI, Instant> all = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      all.put(link(i), entries.get(i));
    }
    return all;
  }

  private URI link(int entry) {
    return site.resolve("/story/" + number + "/" + entry);
  }

  /** Changes with every new entry. */
  String etag() {
    return "\"" + number + "-" + entries.size() + "\"";
  }

  boolean early(Instant now) {
    return now.isBefore(notBefore);
  }

  void leaveAloneUntil(Instant instant) {
    notBefore = instant;
  }

  String document() {
    StringBuilder xml = new StringBuilder(4_096);
    xml.append("<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><title>Feed ");
    xml.append(number).append("</title><link>").append(site).append("</link>");
    xml.append("<description>News of the day</description>");
    for (int i = entries.size() - 1; i >= Math.max(0, entries.size() - LISTED); i--) {
      URI link = link(i);
      xml.append("<item><title>Council decides on pier ").append(i);
      xml.append("</title><link>").append(link).append("</link><guid>").append(link);
      xml.append("</guid><pubDate>");
      xml.append(
          DateTimeFormatter.RFC_1123_DATE_TIME.format(entries.get(i).atOffset(ZoneOffset.UTC)));
      xml.append("</pubDate><description>The council decided.</description></item>");
    }
    return xml.append("</channel></rss>").toString();
  }
}
