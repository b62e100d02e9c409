package org.wirewatch.ingest.websub;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.ingest.feed.PollHints;
import org.wirewatch.ingest.fetch.Urls;

/**
 * The hubs and the own address that a source names: in its Link header, else in the document.
 *
 * @param hubs in the order of the source; empty for none
 * @param topic the own address, else the one that was fetched
 * @see "WebSub, section 4, Discovery; RFC 8288"
 */
public record HubLinks(List<URI> hubs, URI topic) {
  private static final int HUBS_MAX = 5;
  private static final Pattern LINK = Pattern.compile("<([^<>]{1,2000})>((?:\\s*;[^,<]*)*)");
  private static final Pattern RELATION =
      Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");

  public HubLinks {
    hubs = List.copyOf(hubs);
  }

  /**
   * Reads both places.
   *
   * @param linkHeader all Link headers, joined by commas; null when there was none
   */
  public static HubLinks of(String linkHeader, PollHints hints, URI fetched) {
    List<URI> hubs = new ArrayList<>();
    URI topic = null;
    Matcher links = LINK.matcher(linkHeader == null ? "" : linkHeader);
    while (links.find() && hubs.size() < HUBS_MAX) {
      Matcher relation = RELATION.matcher(links.group(2));
      if (!relation.find()) {
        continue;
      }
      String names = relation.group(1) == null ? relation.group(2) : relation.group(1);
      List<String> relations = List.of(names.toLowerCase(Locale.ROOT).split("\\s+", -1));
      URI target = Urls.resolve(fetched, links.group(1)).orElse(null);
      if (target != null && relations.contains("hub")) {
        hubs.add(target);
      }
      if (target != null && topic == null && relations.contains("self")) {
        topic = target;
      }
    }
    if (hubs.isEmpty()) {
      hints.hubs().stream()
          .limit(HUBS_MAX)
          .forEach(hub -> Urls.resolve(fetched, hub).ifPresent(hubs::add));
    }
    if (topic == null && hints.self() != null) {
      topic = Urls.resolve(fetched, hints.self()).orElse(null);
    }
    return new HubLinks(hubs, topic == null ? fetched : topic);
  }
}
