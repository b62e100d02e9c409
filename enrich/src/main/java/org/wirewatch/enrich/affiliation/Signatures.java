package org.wirewatch.enrich.affiliation;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a list of signatures: {@code A, Engineer, X; B, Y}. Two of them with semicolons between, or
 * a line that is nothing else, make one.
 */
final class Signatures {
  private static final int SIGNATURES_MIN = 2;

  private final Items items;
  private final RolePhrases phrases;
  private final Statements statements;

  Signatures(Items items, RolePhrases phrases, Statements statements) {
    this.items = items;
    this.phrases = phrases;
    this.statements = statements;
  }

  private record Signature(int person, RolePhrase role, int where) {}

  /** Whether the sentence is such a list; then what it states is noted. */
  boolean read() {
    List<Signature> signatures = new ArrayList<>();
    int start = 0;
    int pieces = 0;
    for (int at = 0; at <= items.size(); at++) {
      if (at == items.size() || items.is(at, ";")) {
        pieces++;
        Signature signature = signature(start, at);
        if (signature != null) {
          signatures.add(signature);
        }
        start = at + 1;
      }
    }
    boolean line = pieces == 1 && !signatures.isEmpty() && items.isPerson(0);
    boolean list = signatures.size() >= SIGNATURES_MIN && signatures.size() * 2 > pieces;
    if (!list && !line) {
      return false;
    }
    signatures.forEach(this::note);
    return true;
  }

  private void note(Signature signature) {
    if (signature.role() == null) {
      statements.add(signature.person(), -1, -1, signature.where(), List.of());
    } else {
      statements.add(List.of(signature.person()), signature.role().at(signature.where()));
    }
  }

  private Signature signature(int from, int to) {
    int person = from;
    for (int at = from; at < to; at++) {
      if (items.is(at, ":")) {
        person = at + 1;
      }
    }
    person += items.is(person, "and") ? 1 : 0;
    int end = to > from && items.is(to - 1, ".") ? to - 1 : to;
    if (!items.isPerson(person) || !items.is(person + 1, ",")) {
      return null;
    }
    if (items.isOrganization(person + 2) && person + 3 == end) {
      return new Signature(person, null, person + 2);
    }
    RolePhrase role = phrases.at(person + 2);
    boolean placed =
        role != null
            && role.first().where() < 0
            && items.is(role.end(), ",")
            && items.isOrganization(role.end() + 1)
            && role.end() + 2 == end;
    return placed ? new Signature(person, role, role.end() + 1) : null;
  }
}
