package org.wirewatch.enrich.affiliation;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.wire.EnrichedArticle.Affiliation;
import org.wirewatch.wire.EnrichedArticle.Mention;
import org.wirewatch.wire.EnrichedArticle.Reference;

/**
 * Finds who is stated to hold which role where, and whom a phrase such as {@code the LinkedIn
 * co-founder} means by that. Pure and thread-safe.
 */
public final class AffiliationFinder {
  private AffiliationFinder() {}

  /**
   * What an article states.
   *
   * @param affiliations in the order of the sentences
   * @param references in order
   */
  public record Affiliations(List<Affiliation> affiliations, List<Reference> references) {
    public Affiliations {
      affiliations = List.copyOf(affiliations);
      references = List.copyOf(references);
    }
  }

  /**
   * The affiliations of an article.
   *
   * @param sentences of the text
   * @param names people, organisations and places in the text, in order and without overlaps
   */
  public static Affiliations find(String text, List<Sentence> sentences, List<Mention> names) {
    List<Found> found = new ArrayList<>();
    List<Items> read = new ArrayList<>();
    List<Statements> stated = new ArrayList<>();
    int name = 0;
    Mention before = null;
    for (Sentence sentence : sentences) {
      while (name < names.size() && names.get(name).end() <= sentence.start()) {
        name++;
      }
      Mention known = sentence.startsParagraph() ? null : before;
      boolean named = name < names.size() && names.get(name).start() < sentence.end();
      before = null;
      if (named || known != null) {
        Items items = new Items(text, sentence, names, name, known);
        Statements statements = new SentenceReader(items).read();
        found.addAll(statements.found());
        read.add(items);
        stated.add(statements);
        before = items.onlyPerson();
      }
    }
    References references = new References(text, found, names);
    List<Reference> meant = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      meant.addAll(references.in(read.get(i), stated.get(i)));
    }
    return new Affiliations(found.stream().map(Found::affiliation).toList(), meant);
  }
}
