package org.wirewatch.app.cli;

import static org.wirewatch.wire.net.AddressGuard.Refusal.SSRF_BLOCKED;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.wirewatch.wire.discovery.Candidate;
import org.wirewatch.wire.discovery.Discovered;

/** A discovery as text for a terminal. Pure. */
final class DiscoveryText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** How to open what the address guard refuses. */
  static final String PRIVATE_HINT =
      "private addresses are opened by --allow for this command, and for the pipeline by"
          + " ingest.http.allow (WIREWATCH_INGEST_HTTP_ALLOW)";

  private DiscoveryText() {}

  static String of(Discovered found) {
    StringBuilder text = new StringBuilder();
    if (found.problem() != null) {
      text.append(found.address()).append(": ").append(found.problem()).append('\n');
      text.append(found.problem().contains(SSRF_BLOCKED.code()) ? PRIVATE_HINT + "\n" : "");
    }
    if (found.readable().isEmpty()) {
      text.append("nothing that could be polled was found\n");
    }
    int number = 0;
    for (Candidate candidate : found.candidates()) {
      if (candidate.readable()) {
        append(text, ++number, candidate);
      } else {
        text.append("not readable: ").append(candidate.url()).append(": ");
        text.append(candidate.problem()).append('\n');
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int number, Candidate candidate) {
    text.append(number).append("  ").append(candidate.url()).append('\n');
    text.append("   ").append(candidate.title() == null ? candidate.outlet() : candidate.title());
    text.append(" (").append(candidate.format());
    if (candidate.language() != null) {
      text.append(", ").append(candidate.language());
    }
    text.append(candidate.fullText() ? ", full text" : "");
    text.append(candidate.comments() ? ", readers' comments" : "");
    text.append(candidate.hub() == null ? "" : ", WebSub");
    text.append(")\n   ").append(candidate.entries()).append(" entries");
    if (candidate.entriesPerDay() != null) {
      text.append(String.format(Locale.ROOT, ", %.1f a day", candidate.entriesPerDay()));
    }
    if (candidate.newestEntryAt() != null) {
      text.append(", newest ").append(time(candidate.newestEntryAt()));
    }
    text.append('\n');
    for (Candidate.Entry entry : candidate.preview()) {
      String title = entry.title() == null ? entry.url().toString() : entry.title();
      text.append("     ").append(time(entry.publishedAt())).append("  ").append(title);
      text.append('\n');
    }
    candidate.same().forEach(url -> text.append("   the same: ").append(url).append('\n'));
  }

  private static String time(Instant instant) {
    return instant == null ? " ".repeat(16) : MINUTE.format(instant);
  }
}
