package org.wirewatch.alerts.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wirewatch.alerts.match.Candidate;
import org.wirewatch.wire.AlertPolicy;
import org.wirewatch.wire.AlertPolicy.UpdateOn;

/** Whether a story that was alerted has something new that its subscriber wants to hear. */
final class Updates {
  private Updates() {}

  /**
   * What is new, for people; empty when there is nothing to tell.
   *
   * @param furtherArticle whether the article was not known to the subscription before
   */
  static Optional<String> of(Candidate candidate, Coverage coverage, boolean furtherArticle) {
    AlertPolicy policy = candidate.subscription().policy();
    if (candidate.duplicateOf() != null) {
      return wants(policy, UpdateOn.NEW_OUTLETS) ? outlets(policy, coverage) : Optional.empty();
    }
    List<String> news = new ArrayList<>();
    if (wants(policy, UpdateOn.CHANGED_FIGURE)) {
      news.addAll(candidate.news().changedFigures());
    }
    if (wants(policy, UpdateOn.NEW_SPEAKER)) {
      candidate.news().newSpeakers().forEach(name -> news.add("first words of " + name));
    }
    if (wants(policy, UpdateOn.NEW_OUTLETS)) {
      outlets(policy, coverage).ifPresent(news::add);
    }
    if (news.isEmpty() && wants(policy, UpdateOn.EVERY_ARTICLE) && furtherArticle) {
      news.add("another article");
    }
    return news.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", news));
  }

  private static Optional<String> outlets(AlertPolicy policy, Coverage coverage) {
    return coverage.untold() >= policy.newOutlets()
        ? Optional.of("now in " + coverage.outlets().size() + " outlets")
        : Optional.empty();
  }

  private static boolean wants(AlertPolicy policy, UpdateOn what) {
    return policy.updates().contains(what);
  }
}
