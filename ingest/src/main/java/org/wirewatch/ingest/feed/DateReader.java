package org.wirewatch.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * Reads the dates of a feed or an entry and takes them off the tree before ROME sees them: it
 * invents instants for impossible dates, does not know named zones, and is slow at both.
 */
final class DateReader {
  private record Field(Namespace namespace, String name) {
    boolean is(Element element) {
      return element.getName().equals(name) && element.getNamespace().equals(namespace);
    }
  }

  private final List<Field> published;
  private final List<Field> updated;
  private final List<Field> created;

  DateReader(XmlTree tree) {
    Namespace own = tree.own();
    published =
        List.of(
            new Field(own, "published"),
            new Field(own, "issued"),
            new Field(own, "pubDate"),
            new Field(Ns.DC, "date"),
            new Field(Ns.DCTERMS, "issued"),
            new Field(Ns.ATOM, "published"),
            new Field(Ns.DCTERMS, "available"),
            new Field(Ns.DCTERMS, "date"));
    updated =
        List.of(
            new Field(own, "updated"),
            new Field(own, "modified"),
            new Field(own, "lastBuildDate"),
            new Field(Ns.DCTERMS, "modified"),
            new Field(Ns.ATOM, "updated"));
    created = List.of(new Field(own, "created"), new Field(Ns.DCTERMS, "created"));
  }

  void feed(Element holder, FeedDraft draft) {
    List<Element> dates = take(holder);
    draft.published = first(dates, published);
    draft.updated = first(dates, updated);
    if (draft.published == null) {
      draft.published = first(dates, created);
    }
  }

  void entry(Element entry, EntryDraft draft) {
    List<Element> dates = take(entry);
    draft.published = first(dates, published);
    draft.updated = first(dates, updated);
    draft.created = first(dates, created);
  }

  private List<Element> take(Element holder) {
    List<Element> dates = new ArrayList<>(2);
    for (Element child : holder.getChildren()) {
      if (isDate(published, child) || isDate(updated, child) || isDate(created, child)) {
        dates.add(child);
      }
    }
    dates.forEach(Element::detach);
    return dates;
  }

  private static boolean isDate(List<Field> fields, Element element) {
    for (Field field : fields) {
      if (field.is(element)) {
        return true;
      }
    }
    return false;
  }

  /** The first date that exists, by the order of the fields, then of the feed. */
  private static Instant first(List<Element> dates, List<Field> fields) {
    for (Field field : fields) {
      for (Element date : dates) {
        Instant instant = field.is(date) ? FeedDates.parse(date.getText()) : null;
        if (instant != null) {
          return instant;
        }
      }
    }
    return null;
  }
}
