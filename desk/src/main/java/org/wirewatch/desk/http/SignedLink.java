package org.wirewatch.desk.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A link in a message that does one thing without a login: whoever has it may do it.
 *
 * @param storyId null when it concerns the whole subscription, as {@code articleId}
 */
public record SignedLink(
    String subscriptionId, String receiverId, String storyId, String articleId) {
  private static final Set<String> PATHS = Set.of("/good", "/bad", "/acknowledge", "/unsubscribe");

  /** What a link does. */
  public enum Action {
    GOOD,
    BAD,
    ACKNOWLEDGE,
    UNSUBSCRIBE;

    /** Path on the desk. */
    public String path() {
      return "/" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Tells links that were sent from others. Thread-safe. */
  public interface Checker {
    /**
     * Reads a link that somebody has opened.
     *
     * @param parameters decoded
     * @return empty unless it was signed by us and is unchanged
     */
    Optional<SignedLink> check(Action action, Map<String, String> parameters);

    /** Takes none: where no key is configured, no link is sent either. */
    static Checker none() {
      return (action, parameters) -> Optional.empty();
    }
  }

  static boolean at(String path) {
    return PATHS.contains(path);
  }
}
