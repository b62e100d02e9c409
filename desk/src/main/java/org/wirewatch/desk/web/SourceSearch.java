package org.wirewatch.desk.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.wire.discovery.Candidate;
import org.wirewatch.wire.discovery.Discovered;

/** Looking for sources behind an address, and what was found, ready to be added. Pure. */
final class SourceSearch {
  private SourceSearch() {}

  /** The box that asks for any address. */
  static Html form(String address) {
    return Html.of(
        """
        <form class="inline-form" method="post" action="/sources/discover">
          <div class="field grow"><label for="url">Address of a site, a section, an article or a feed</label><input id="url" name="url" required maxlength="2000" value="{}" placeholder="outlet.example" inputmode="url" autocapitalize="none" spellcheck="false"></div>
          <button class="button primary">Look</button>
        </form>
        """,
        address);
  }

  /** The answer: what could be added, best first, and what could not be read. */
  static Html page(Discovered found, Instant now) {
    List<Html> cards = new ArrayList<>();
    List<Html> faults = new ArrayList<>();
    for (Candidate candidate : found.candidates()) {
      if (candidate.readable()) {
        cards.add(card(candidate, now));
      } else {
        faults.add(
            Html.of(
                "<li class=\"muted small address\">{}: {}</li>",
                candidate.url(),
                candidate.problem()));
      }
    }
    Html problem =
        found.problem() == null
            ? Html.EMPTY
            : Html.of("<p class=\"fault block\" role=\"alert\">{}</p>", found.problem());
    return Html.of(
        """
        <section>
          <div class="page-head"><h1>Add a source</h1><p class="muted">{}</p></div>
          {}
          {}
          {}
          {}
          <details class="add"><summary class="button small">Enter it by hand</summary>{}</details>
        </section>
        """,
        Parts.count(cards.size(), "possible source"),
        form(found.address()),
        problem,
        cards.isEmpty() ? nothing(found) : Html.of("<ol class=\"rows\">{}</ol>", cards),
        faults.isEmpty()
            ? Html.EMPTY
            : Html.of("<h2 class=\"small-head\">Not readable</h2><ul>{}</ul>", faults),
        byHand(found.address()));
  }

  private static Html nothing(Discovered found) {
    return found.page() == null
        ? Parts.empty("Nothing was looked at", Html.of("The address could not be opened."))
        : Parts.empty("Nothing found", Html.of("No feed, sitemap or list of articles there."));
  }

  private static Html card(Candidate candidate, Instant now) {
    return Html.of(
        """
        <li class="row source"><div>
          <h3>{}</h3>
          <p class="muted small address">{} · {}</p>
          <p class="small">{}</p>
          <ul class="preview">{}</ul></div>
          <form class="stack" method="post" action="/sources">
            <input type="hidden" name="url" value="{}"><input type="hidden" name="kind" value="{}">
            <label>Outlet <input name="outlet" required maxlength="120" value="{}"></label>
            <label>Tags <input name="tags" maxlength="400" placeholder="local, coast"></label>
            <button class="button primary small">Add</button>
          </form>
        </li>
        """,
        candidate.title() == null ? candidate.outlet() : candidate.title(),
        candidate.format(),
        Html.of(
            "<a href=\"{}\" rel=\"noreferrer noopener\" target=\"_blank\">{}</a>",
            candidate.url(),
            candidate.url()),
        facts(candidate, now),
        candidate.preview().stream().map(entry -> entry(entry, now)).toList(),
        candidate.url(),
        Parts.words(candidate.kind()),
        candidate.outlet());
  }

  private static Html facts(Candidate candidate, Instant now) {
    List<Html> facts = new ArrayList<>();
    facts.add(Html.text(Parts.count(candidate.entries(), "entry", "entries")));
    if (candidate.entriesPerDay() != null) {
      facts.add(Html.text(", " + rate(candidate.entriesPerDay())));
    }
    if (candidate.newestEntryAt() != null) {
      facts.add(Html.of(", newest {}", Parts.time(candidate.newestEntryAt(), now)));
    }
    if (candidate.language() != null) {
      String name = Locale.of(candidate.language()).getDisplayLanguage(Locale.ENGLISH);
      facts.add(Html.text(", " + name));
    }
    facts.add(Html.text(candidate.fullText() ? ", full text" : ""));
    facts.add(Html.text(candidate.comments() ? ", readers' comments" : ""));
    facts.add(Html.text(candidate.hub() == null ? "" : ", announced at once (WebSub)"));
    return Html.join(facts);
  }

  /** Entries a day, or a month when they are rare. */
  static String rate(double entriesPerDay) {
    boolean rare = entriesPerDay < 0.5;
    BigDecimal rate =
        BigDecimal.valueOf(rare ? entriesPerDay * 30 : entriesPerDay)
            .setScale(1, RoundingMode.HALF_UP);
    return Parts.number(rate) + (rare ? " a month" : " a day");
  }

  private static Html entry(Candidate.Entry entry, Instant now) {
    return Html.of(
        "<li>{} <span class=\"muted small\">{}</span></li>",
        entry.title() == null ? entry.url().toString() : entry.title(),
        entry.publishedAt() == null ? Html.EMPTY : Parts.time(entry.publishedAt(), now));
  }

  private static Html byHand(String address) {
    return Html.of(
        """
        <form class="inline-form" method="post" action="/sources">
          <div class="field grow"><label for="by-hand">Address</label><input id="by-hand" name="url" type="url" required maxlength="2000" value="{}"></div>
          <div class="field"><label for="outlet">Outlet</label><input id="outlet" name="outlet" required maxlength="120" placeholder="Name of the publisher"></div>
          <div class="field"><label for="kind">Kind</label><select id="kind" name="kind"><option value="feed">Feed</option><option value="sitemap">Sitemap</option><option value="page">Index page</option></select></div>
          <button class="button">Add</button>
        </form>
        """,
        address);
  }
}
