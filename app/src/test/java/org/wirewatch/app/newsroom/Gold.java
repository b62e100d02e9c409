package org.wirewatch.app.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What must come out at the end of the pipeline for the sample newsroom; read from {@code
 * expected-alerts.yaml}.
 */
record Gold(List<Alert> alerts, List<Map<String, Object>> articles) {

  /**
   * One alert that must arrive exactly once.
   *
   * @param articles those that may cause it
   */
  record Alert(String subscription, String story, List<String> articles) {}

  /** Words said in an article; the speaker is null when the text does not name one. */
  record Words(String article, String speaker, String text) {}

  static Gold load() {
    Map<?, ?> file = (Map<?, ?>) Library.yaml(Library.resource("expected-alerts.yaml"));
    List<Alert> alerts = new ArrayList<>();
    for (Map<String, Object> entry : maps(file.get("alerts"))) {
      alerts.add(
          new Alert(
              (String) entry.get("subscription"),
              (String) entry.get("story"),
              texts(entry.get("articles"))));
    }
    return new Gold(alerts, maps(file.get("articles")));
  }

  List<Words> quotes() {
    List<Words> quotes = new ArrayList<>();
    for (Map<String, Object> article : articles) {
      for (Map<String, Object> quote : maps(article.get("quotes"))) {
        quotes.add(
            new Words(
                (String) article.get("id"),
                (String) quote.get("speaker"),
                (String) quote.get("text")));
      }
    }
    return quotes;
  }

  /** Words in quotation marks that nobody says: titles, terms. */
  List<Words> notQuotes() {
    List<Words> terms = new ArrayList<>();
    for (Map<String, Object> article : articles) {
      texts(article.get("not-quotes"))
          .forEach(term -> terms.add(new Words((String) article.get("id"), null, term)));
    }
    return terms;
  }

  private static List<String> texts(Object list) {
    return list == null ? List.of() : ((List<?>) list).stream().map(Object::toString).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Object list) {
    return list == null ? List.of() : (List<Map<String, Object>>) list;
  }
}
