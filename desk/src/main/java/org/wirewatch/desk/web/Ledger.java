package org.wirewatch.desk.web;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Contract;
import org.wirewatch.wire.EnrichedArticle.Figure;
import org.wirewatch.wire.EnrichedArticle.Quote;
import org.wirewatch.wire.EnrichedArticle.QuoteKind;
import org.wirewatch.wire.EnrichedArticle.Stance;

/**
 * What was found in an article, in sections beside its text; a section without finds is left out.
 */
final class Ledger {
  private static final int QUOTE_CHARS = 240;

  private Ledger() {}

  static Html section(String heading, List<Html> rows) {
    return rows.isEmpty()
        ? Html.EMPTY
        : Html.of("<section><h2>{}</h2><ul class=\"plain\">{}</ul></section>", heading, rows);
  }

  /** Who said what; each leads to its place in the text. */
  static Html quotes(EnrichedArticle article) {
    List<Html> rows = new ArrayList<>();
    for (int i = 0; i < article.quotes().size(); i++) {
      Quote quote = article.quotes().get(i);
      String speaker = Marks.speaker(quote);
      String words = Parts.shorten(quote.text(), QUOTE_CHARS);
      boolean direct = quote.kind() == QuoteKind.DIRECT;
      rows.add(
          Html.of(
              """
              <li class="utterance">
                <p class="speaker">{}{}{}</p>
                <p><a href="#q{}">{}</a></p>
              </li>
              """,
              speaker.isEmpty()
                  ? Html.of("<span class=\"muted\">speaker not stated</span>")
                  : Html.of(
                      "<a href=\"{}\">{}</a>",
                      Parts.entity(quote.speakerId(), "quote-speaker", speaker),
                      speaker),
              quote.cue() == null
                  ? Html.EMPTY
                  : Html.of(" <span class=\"muted\">{}</span>", quote.cue()),
              direct ? Html.EMPTY : Html.of(" <span class=\"tag\">indirect</span>"),
              i,
              direct ? "“" + words + "”" : words));
    }
    return section("Quotes", rows);
  }

  static Html stances(EnrichedArticle article) {
    List<Html> rows = new ArrayList<>();
    for (Stance stance : article.stances()) {
      rows.add(
          Html.of(
              "<li>{} <span class=\"tag\">{}</span> <span class=\"muted\">{}</span></li>",
              stance.name(),
              stance.kind() == null ? "" : Parts.words(stance.kind()),
              stance.target()));
    }
    return section("Stances", rows);
  }

  static Html figures(EnrichedArticle article) {
    List<Html> rows = new ArrayList<>();
    for (Figure figure : article.figures()) {
      rows.add(
          Html.of(
              "<li>{}<strong>{}</strong> {} <span class=\"muted small\">“{}”</span></li>",
              figure.qualifier() == null ? "" : figure.qualifier() + " ",
              figure.value() == null ? "" : Parts.number(figure.value()),
              figure.what(),
              figure.text()));
    }
    return section("Figures", rows);
  }

  static Html contracts(EnrichedArticle article) {
    List<Html> rows = new ArrayList<>();
    for (Contract contract : article.contracts()) {
      String sum =
          contract.amount() == null
              ? "Sum not stated"
              : (contract.currency() == null ? "" : contract.currency() + " ")
                  + Parts.number(contract.amount());
      rows.add(
          Html.of(
              "<li><strong>{}</strong> {} <span class=\"muted\">{}{}</span></li>",
              sum,
              contract.what(),
              contract.payer() == null ? "" : "from " + contract.payer(),
              contract.payee() == null ? "" : " to " + contract.payee()));
    }
    return section("Contracts and sums", rows);
  }
}
