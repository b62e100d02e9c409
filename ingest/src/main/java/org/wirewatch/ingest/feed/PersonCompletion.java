package org.wirewatch.ingest.feed;

import org.jdom2.Element;
import org.jdom2.Namespace;

/** Finds who wrote an entry or answers for a feed, and splits names from addresses. */
final class PersonCompletion {
  private final Namespace own;
  private final boolean atom;

  PersonCompletion(XmlTree tree) {
    this.own = tree.own();
    this.atom = tree.family() == Family.ATOM;
  }

  void feed(Element holder, FeedDraft draft) {
    Person person = author(holder);
    if (person.isNobody()) {
      person = Person.of(Texts.child(holder, "managingEditor", own));
    }
    if (person.isNobody()) {
      person = modules(holder);
    }
    if (person.isNobody()) {
      Element owner = holder.getChild("owner", Ns.ITUNES);
      if (owner != null) {
        person =
            Person.of(
                Texts.child(owner, "name", Ns.ITUNES), Texts.child(owner, "email", Ns.ITUNES));
      }
    }
    draft.author = person.isNobody() ? Person.of(Texts.child(holder, "webMaster", own)) : person;
  }

  /**
   * An entry of Atom without author has the one of its source or its feed.
   *
   * @see "RFC 4287, section 4.2.1"
   */
  void entry(Element entry, EntryDraft draft, FeedDraft feed) {
    Person person = author(entry);
    if (person.isNobody()) {
      person = modules(entry);
    }
    if (person.isNobody() && atom) {
      Element source = entry.getChild("source", own);
      person = source == null ? Person.NOBODY : author(source);
      person = person.isNobody() ? feed.author : person;
    }
    draft.author = person;
  }

  private Person author(Element holder) {
    for (Element child : holder.getChildren()) {
      Namespace namespace = child.getNamespace();
      if (child.getName().equals("author")
          && (namespace.equals(own) || namespace.equals(Ns.ATOM))) {
        Person person = structured(child);
        if (!person.isNobody()) {
          return person;
        }
      }
    }
    return Person.NOBODY;
  }

  private static Person structured(Element author) {
    if (author.getChildren().isEmpty()) {
      return Person.of(author.getText());
    }
    String name = null;
    String email = null;
    for (Element part : author.getChildren()) {
      switch (part.getName()) {
        case "name" -> name = name == null ? Texts.orNull(part.getText()) : name;
        case "email" -> email = email == null ? Texts.orNull(part.getText()) : email;
        default -> {
          // uri and the like say nothing of the name
        }
      }
    }
    Person person = Person.of(name, email);
    return person.isNobody() ? Person.of(author.getText()) : person;
  }

  private static Person modules(Element holder) {
    return Person.of(
        Texts.first(
            Texts.child(holder, "creator", Ns.DC),
            Texts.child(holder, "author", Ns.DC),
            Texts.child(holder, "author", Ns.ITUNES),
            Texts.child(holder, "author", Ns.GOOGLEPLAY),
            Texts.child(holder, "credit", Ns.MEDIA)));
  }
}
