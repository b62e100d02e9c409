package org.wirewatch.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.wirewatch.ingest.fetch.Urls;
import org.wirewatch.wire.Ids;
import org.wirewatch.wire.Source;

/**
 * Reads OPML subscription lists; folders and the {@code category} attribute become tags. Besides
 * feeds it knows {@code type="sitemap"} and {@code type="page"}. A document type is refused unread,
 * so no entity is ever expanded. Pure and thread-safe.
 *
 * @see "OPML 2.0, subscription lists"
 */
public final class Opml {
  private static final int BYTES_MAX = 32 * 1024 * 1024;
  private static final int SOURCES_MAX = 100_000;
  private static final int DEPTH_MAX = 50;

  private Opml() {}

  /**
   * The sources, in the order of the file, each address once, its tags from everywhere it stands.
   * {@code feed:} addresses are read as {@code http:}.
   *
   * @throws IllegalArgumentException saying why the bytes are no OPML
   */
  public static List<Source> read(byte[] opml) {
    return read(opml, address -> {});
  }

  /**
   * As {@link #read(byte[])}.
   *
   * @param noAddress gets every {@code xmlUrl} that is no web address
   */
  static List<Source> read(byte[] opml, Consumer<String> noAddress) {
    if (opml.length > BYTES_MAX) {
      throw new IllegalArgumentException("OPML larger than " + BYTES_MAX + " bytes");
    }
    try {
      return parse(opml, noAddress);
    } catch (XMLStreamException first) {
      // the commonest fault of exporters: a bare & in an address
      String text = new String(opml, StandardCharsets.UTF_8);
      String mended = text.replaceAll("&(?!#?[A-Za-z0-9]{1,10};)", "&amp;");
      if (mended.equals(text)) {
        throw noOpml(first);
      }
      try {
        return parse(mended.getBytes(StandardCharsets.UTF_8), noAddress);
      } catch (XMLStreamException second) {
        throw noOpml(second);
      }
    }
  }

  private static IllegalArgumentException noOpml(XMLStreamException cause) {
    String message = String.valueOf(cause.getMessage()).replaceAll("\\s*\\n\\s*(Message: )?", ": ");
    return new IllegalArgumentException("no OPML: " + message, cause);
  }

  private static List<Source> parse(byte[] opml, Consumer<String> noAddress)
      throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    InputStream in = new ByteArrayInputStream(opml);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    Map<URI, Found> found = new LinkedHashMap<>();
    Deque<Optional<String>> folders = new ArrayDeque<>();
    boolean isOpml = false;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD ->
            throw new IllegalArgumentException("no OPML: a document type is not allowed");
        case XMLStreamConstants.START_ELEMENT -> {
          isOpml |= xml.getLocalName().equalsIgnoreCase("opml");
          if (xml.getLocalName().equalsIgnoreCase("outline")) {
            folders.addLast(outline(attributes(xml), folders, found, noAddress));
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equalsIgnoreCase("outline")) {
            folders.removeLast();
          }
        }
        default -> {}
      }
      if (folders.size() > DEPTH_MAX || found.size() > SOURCES_MAX) {
        throw new IllegalArgumentException("no OPML: too deep or too long");
      }
    }
    if (!isOpml) {
      throw new IllegalArgumentException("no OPML: no opml element");
    }
    return found.values().stream().map(Found::source).toList();
  }

  /** Notes the source; returns the folder that the outline opens, empty for a source. */
  private static Optional<String> outline(
      Map<String, String> attributes,
      Deque<Optional<String>> folders,
      Map<URI, Found> found,
      Consumer<String> noAddress) {
    String name = first(attributes, "title", "text");
    Source.Kind kind =
        switch (attributes.getOrDefault("type", "").toLowerCase(Locale.ROOT)) {
          case "sitemap" -> Source.Kind.SITEMAP;
          case "page" -> Source.Kind.PAGE;
          default -> Source.Kind.FEED;
        };
    String address =
        kind == Source.Kind.PAGE
            ? first(attributes, "xmlurl", "htmlurl", "url")
            : attributes.get("xmlurl");
    if (address == null) {
      return Optional.ofNullable(name);
    }
    Optional<URI> parsed = Urls.parse(webAddress(address));
    if (parsed.isEmpty()) {
      noAddress.accept(address);
      return Optional.empty();
    }
    URI url = parsed.get();
    String outlet = name == null ? url.getHost() : name;
    Found source = found.computeIfAbsent(url, u -> new Found(u, kind, outlet));
    folders.forEach(folder -> folder.ifPresent(source.tags::add));
    for (String category : attributes.getOrDefault("category", "").split("[,/]", -1)) {
      if (!category.isBlank()) {
        source.tags.add(category.strip());
      }
    }
    return Optional.empty();
  }

  /** {@code feed://host/} and {@code feed:https://host/} were once written for feed readers. */
  private static String webAddress(String address) {
    String plain = Source.withoutFragment(address);
    return plain.regionMatches(true, 0, "feed://", 0, 7)
        ? "http://" + plain.substring(7)
        : plain.regionMatches(true, 0, "feed:http", 0, 9) ? plain.substring(5) : plain;
  }

  private static Map<String, String> attributes(XMLStreamReader xml) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String value = xml.getAttributeValue(i).strip();
      if (!value.isEmpty()) {
        attributes.put(xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT), value);
      }
    }
    return attributes;
  }

  private static String first(Map<String, String> attributes, String... names) {
    for (String name : names) {
      if (attributes.containsKey(name)) {
        return attributes.get(name);
      }
    }
    return null;
  }

  private record Found(URI url, Source.Kind kind, String outlet, Set<String> tags) {
    Found(URI url, Source.Kind kind, String outlet) {
      this(url, kind, outlet, new LinkedHashSet<>());
    }

    Source source() {
      return new Source(
          Source.SCHEMA_VERSION,
          Ids.of(url.toString()),
          url,
          kind,
          outlet,
          new ArrayList<>(tags),
          null,
          true,
          null);
    }
  }
}
