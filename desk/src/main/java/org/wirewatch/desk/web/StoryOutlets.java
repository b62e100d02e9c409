package org.wirewatch.desk.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The outlets of a story with what they wrote themselves and what they copied. */
final class StoryOutlets {
  private StoryOutlets() {}

  /**
   * The section.
   *
   * @param outlets articles by outlet, copies among them
   * @param copies of these, the copies
   */
  static Html section(Map<String, Integer> outlets, Map<String, Integer> copies) {
    int most = outlets.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    List<Html> rows = new ArrayList<>();
    for (String outlet : byCount(outlets)) {
      int articles = outlets.get(outlet);
      int copied = Math.min(articles, copies.getOrDefault(outlet, 0));
      int own = articles - copied;
      String words =
          (own == 0 ? "" : own + " own")
              + (own == 0 || copied == 0 ? "" : ", ")
              + (copied == 0 ? "" : copied + " copied");
      rows.add(
          Html.of(
              "<li><a href=\"{}\">{}</a><meter min=\"0\" max=\"{}\" value=\"{}\">{}</meter><span class=\"count\">{}</span></li>",
              Parts.search("outlet", outlet),
              outlet,
              most,
              articles,
              articles,
              copies.isEmpty() ? Parts.number(articles) : words));
    }
    return rows.isEmpty()
        ? Html.EMPTY
        : Html.of(
            "<section><h2>Outlets</h2><ul class=\"tally bars{}\">{}</ul></section>",
            copies.isEmpty() ? "" : " worded",
            rows);
  }

  /** The outlets with most articles first. */
  static List<String> byCount(Map<String, Integer> outlets) {
    return outlets.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
