package org.wirewatch.wire;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The 17 subjects at the top of the IPTC Media Topics, in British English, which enrich tells of
 * every English article: {@code iptc:15000000} is sport.
 *
 * @see "IPTC NewsCodes, Media Topics, CC BY 4.0, https://iptc.org/standards/media-topics/"
 */
public final class MediaTopics {
  /** Begins the id of a subject; eight digits follow. */
  public static final String PREFIX = "iptc:";

  private static final Map<String, String> NAMES = new TreeMap<>();

  static {
    NAMES.put("iptc:01000000", "arts, culture, entertainment and media");
    NAMES.put("iptc:02000000", "crime, law and justice");
    NAMES.put("iptc:03000000", "disaster, accident and emergency incident");
    NAMES.put("iptc:04000000", "economy, business and finance");
    NAMES.put("iptc:05000000", "education");
    NAMES.put("iptc:06000000", "environment");
    NAMES.put("iptc:07000000", "health");
    NAMES.put("iptc:08000000", "human interest");
    NAMES.put("iptc:09000000", "labour");
    NAMES.put("iptc:10000000", "lifestyle and leisure");
    NAMES.put("iptc:11000000", "politics");
    NAMES.put("iptc:12000000", "religion");
    NAMES.put("iptc:13000000", "science and technology");
    NAMES.put("iptc:14000000", "society");
    NAMES.put("iptc:15000000", "sport");
    NAMES.put("iptc:16000000", "conflict, war and peace");
    NAMES.put("iptc:17000000", "weather");
  }

  private MediaTopics() {}

  /** The name of a subject; empty for the id of another topic. */
  public static Optional<String> name(String topicId) {
    return Optional.ofNullable(NAMES.get(topicId));
  }
}
