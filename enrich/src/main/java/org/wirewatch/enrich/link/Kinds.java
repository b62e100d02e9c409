package org.wirewatch.enrich.link;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.wirewatch.wire.KnownEntity;
import org.wirewatch.wire.KnownEntity.Role;

/** What is true of all entities of a kind. Immutable. */
final class Kinds {
  private static final Set<String> NATIONAL =
      Set.of(
          "ministry",
          "court",
          "legislature",
          "police",
          "military",
          "central-bank",
          "party",
          "agency",
          "building");
  private static final Set<String> TOWNS = Set.of("capital", "city", "town");
  private static final Set<String> WITH_ARTICLE =
      Set.of("river", "sea", "ocean", "region", "mountain", "desert", "forest", "island");

  private static final Map<String, Double> PROMINENCE = new HashMap<>();
  private static final Map<String, String[]> WORDS = new HashMap<>();
  private static final double OTHERS = 0.3;
  private static final double PAST = 0.6;
  private static final String[] NONE = {};

  static {
    prominent(1.9, "country");
    prominent(1.8, "capital");
    prominent(1.5, "continent head-of-state");
    prominent(1.3, "head-of-government");
    prominent(1.2, "international");
    prominent(1.1, "state province");
    prominent(0.9, "region territory royal ocean sea");
    prominent(0.7, "city river mountain");
    prominent(0.6, "company minister religious-leader central-bank");
    prominent(0.5, "agency media bank police ministry legislature court military league");
    prominent(0.4, "politician executive founder legislator governor official");

    words(
        "company bank exchange",
        "company firm shares shareholders profit revenue earnings stock stocks customers ceo"
            + " executive investors quarterly market startup acquisition merger employees"
            + " products business");
    words(
        "team league athlete coach",
        "match season goal goals coach league cup game games playoff striker midfielder"
            + " goalkeeper defender stadium fans championship tournament innings quarterback"
            + " touchdown scored beat win defeat points inning homer pitcher wicket batsman");
    words(
        "party politician legislator head-of-government head-of-state minister governor",
        "election voters vote lawmakers coalition parliament opposition campaign government"
            + " minister seats polls president cabinet");
    words("legislature", "bill lawmakers vote voted votes legislation session speaker senators");
    words("court judge", "ruling ruled judges justices appeal verdict case lawyers plaintiffs");
    words("central-bank", "rates inflation rate governor monetary policy currency basis");
    words("ministry agency", "minister officials spokesman spokesperson statement government");
    words("police", "arrested officers agents suspect detained investigation detectives");
    words("military armed-group", "troops soldiers war strikes missiles fighters commander");
    words("media journalist", "reported newspaper editor readers reporter report journalists");
    words("river lake sea ocean", "water banks flows fish flood dam boat shores tributary basin");
    words("region forest desert", "forest deforestation species trees climate tribes land");
    words("city capital", "mayor residents city downtown streets streets airport");
    words("state province", "governor state county legislature");
    words("artist actor musician", "film album song singer actor actress movie music oscar");
    words("athlete", "medal champion final olympic tennis race basketball");
    words("university", "students professor campus faculty researchers");
  }

  private Kinds() {}

  private static void prominent(double value, String kinds) {
    for (String kind : kinds.split(" ", -1)) {
      PROMINENCE.put(kind, value);
    }
  }

  private static void words(String kinds, String words) {
    for (String kind : kinds.split(" ", -1)) {
      WORDS.merge(kind, words.split(" ", -1), Kinds::joined);
    }
  }

  private static String[] joined(String[] one, String[] other) {
    String[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** Whether nearly every country has one, under a name like the others'. */
  static boolean isNational(String kind) {
    return NATIONAL.contains(kind);
  }

  /** Whether the whole world knows it by its initials. */
  static boolean isWorldwide(String kind) {
    return kind.equals("international") || kind.equals("country");
  }

  static boolean isTown(String kind) {
    return TOWNS.contains(kind);
  }

  /** Whether its name stands with {@code the}. */
  static boolean hasArticle(String kind) {
    return WITH_ARTICLE.contains(kind);
  }

  /** Words that stand in articles on such entities. */
  static String[] words(String kind) {
    return WORDS.getOrDefault(kind, NONE);
  }

  /** Whether the word is one of those. */
  static boolean hasWord(String kind, String word) {
    return Arrays.asList(words(kind)).contains(word);
  }

  /**
   * How likely such an entity is meant when nothing else is known, 0 to 1.9. Who left office counts
   * less.
   *
   * @param published null when unknown: then who holds the office to the base's knowledge
   */
  static double prominence(KnownEntity entity, Instant published) {
    String kind = entity.kind() == null ? "" : entity.kind();
    double prominence = PROMINENCE.getOrDefault(kind, OTHERS);
    boolean office = prominence > 1 && kind.startsWith("head-of");
    return office && !holds(entity, published) ? PAST : prominence;
  }

  /** Whether a role in a country is held at the time. */
  private static boolean holds(KnownEntity entity, Instant published) {
    String day = published == null ? null : published.toString().substring(0, 10);
    for (Role role : entity.roles()) {
      if (role.organization() == null || Countries.TABLE.code(role.organization()) == null) {
        continue;
      }
      boolean begun = day == null || role.from() == null || role.from().compareTo(day) <= 0;
      boolean open = role.to() == null || (day != null && role.to().compareTo(day) >= 0);
      if (begun && open) {
        return true;
      }
    }
    return false;
  }
}
