package org.wirewatch.ingest.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.wirewatch.wire.Source;

/** Writes sources as OPML 2.0: folders nested by their tags, as {@link Opml} reads them. */
public final class OpmlWriter {
  private OpmlWriter() {}

  /** The file's bytes, UTF-8. */
  public static byte[] write(String title, Collection<Source> sources) {
    Folder root = new Folder();
    for (Source source : sources) {
      Folder folder = root;
      for (String tag : source.tags()) {
        folder = folder.folders.computeIfAbsent(tag, t -> new Folder());
      }
      folder.sources.add(source);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("opml");
      xml.writeAttribute("version", "2.0");
      xml.writeStartElement("head");
      xml.writeStartElement("title");
      xml.writeCharacters(title);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeStartElement("body");
      write(xml, root);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(XMLStreamWriter xml, Folder folder) throws XMLStreamException {
    for (Source source : folder.sources) {
      xml.writeEmptyElement("outline");
      boolean feed = source.kind() == Source.Kind.FEED;
      xml.writeAttribute("type", feed ? "rss" : source.kind().name().toLowerCase(Locale.ROOT));
      xml.writeAttribute("text", source.outlet());
      xml.writeAttribute("title", source.outlet());
      xml.writeAttribute("xmlUrl", source.url().toString());
    }
    for (var inner : folder.folders.entrySet()) {
      xml.writeStartElement("outline");
      xml.writeAttribute("text", inner.getKey());
      write(xml, inner.getValue());
      xml.writeEndElement();
    }
  }

  private static final class Folder {
    private final Map<String, Folder> folders = new LinkedHashMap<>();
    private final List<Source> sources = new java.util.ArrayList<>();
  }
}
