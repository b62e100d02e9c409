package org.wirewatch.enrich.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a title or an occupation beside a person's name says of the kind of person. Immutable. */
final class Titles {
  /** Walks of life: a general is no bishop. */
  enum Walk {
    POLITICS,
    COURT,
    FORCES,
    CHURCH,
    CROWN,
    SPORT,
    BUSINESS,
    LEARNING,
    ART,
    PRESS,
    VOICE,
    ORDINARY
  }

  private static final Map<String, Walk> WORDS = new HashMap<>();
  private static final Map<String, Set<Walk>> KINDS = new HashMap<>();
  private static final Map<String, Set<String>> HOLDERS = new HashMap<>();

  static {
    words(
        Walk.POLITICS,
        "president premier chancellor senator sen representative rep congressman congresswoman"
            + " governor gov minister secretary lawmaker mp taoiseach speaker mayor ambassador envoy"
            + " councillor councilman councilwoman prosecutor politician diplomat");
    words(Walk.COURT, "judge justice magistrate");
    words(
        Walk.FORCES,
        "general gen colonel col lieutenant lt captain capt major maj sergeant sgt corporal"
            + " private officer detective det inspector insp constable trooper deputy sheriff admiral"
            + " commander");
    words(
        Walk.CHURCH,
        "pope cardinal archbishop bishop reverend rev pastor imam rabbi ayatollah patriarch father"
            + " sister");
    words(Walk.CROWN, "king queen prince princess emir sultan duke duchess emperor");
    words(
        Walk.SPORT,
        "coach striker midfielder defender goalkeeper forward winger quarterback linebacker"
            + " pitcher catcher shortstop outfielder batsman bowler golfer boxer swimmer sprinter"
            + " cyclist skipper wrestler jockey");
    words(
        Walk.BUSINESS,
        "ceo executive founder co-founder cofounder chairman chairwoman chair billionaire"
            + " businessman businesswoman entrepreneur investor financier tycoon");
    words(Walk.LEARNING, "professor prof researcher scientist economist historian physicist");
    words(
        Walk.ART,
        "actor actress singer rapper musician comedian director filmmaker novelist author painter"
            + " composer drummer guitarist");
    words(Walk.PRESS, "journalist reporter columnist anchor editor correspondent");
    words(Walk.VOICE, "spokesman spokeswoman spokesperson");
    words(
        Walk.ORDINARY,
        "plumber teacher student nurse resident farmer driver carpenter electrician waiter"
            + " waitress shopkeeper baker butcher mechanic retiree pensioner firefighter paramedic"
            + " accountant dentist bartender bouncer librarian janitor cashier landlord tenant"
            + " neighbor neighbour shopper commuter volunteer welder trucker barber hairdresser chef"
            + " gardener veterinarian pharmacist schoolteacher surgeon pediatrician solicitor"
            + " witness homeowner defendant victim inmate"
            + " salesman receptionist clerk machinist bricklayer postman fisherman");

    kinds(
        "head-of-state head-of-government minister legislator governor politician official"
            + " diplomat mayor prosecutor activist",
        Walk.POLITICS,
        Walk.COURT,
        Walk.FORCES,
        Walk.BUSINESS,
        Walk.LEARNING,
        Walk.PRESS,
        Walk.ART);
    kinds("judge", Walk.COURT, Walk.POLITICS, Walk.LEARNING);
    kinds("military", Walk.FORCES, Walk.POLITICS);
    kinds("police", Walk.FORCES);
    kinds("religious-leader", Walk.CHURCH, Walk.LEARNING, Walk.POLITICS);
    kinds("royal", Walk.CROWN, Walk.POLITICS, Walk.FORCES);
    kinds("athlete coach", Walk.SPORT);
    kinds(
        "executive founder investor",
        Walk.BUSINESS,
        Walk.POLITICS,
        Walk.LEARNING,
        Walk.ART,
        Walk.PRESS);
    kinds("scientist", Walk.LEARNING, Walk.BUSINESS, Walk.POLITICS, Walk.ART);
    kinds("artist actor musician author", Walk.ART, Walk.PRESS, Walk.BUSINESS, Walk.LEARNING);
    kinds("journalist", Walk.PRESS, Walk.ART, Walk.BUSINESS, Walk.POLITICS);
    kinds("union-leader activist", Walk.POLITICS, Walk.LEARNING, Walk.ART, Walk.PRESS);

    held("president", "head-of-state");
    held("premier", "head-of-government");
    held("minister", "minister head-of-government");
    held("chancellor", "head-of-government");
    held("senator", "legislator");
    held("sen", "legislator");
    held("representative", "legislator");
    held("rep", "legislator");
    held("congressman", "legislator");
    held("congresswoman", "legislator");
    held("mp", "legislator");
    held("lawmaker", "legislator");
    held("speaker", "legislator");
    held("secretary", "minister");
    held("governor", "governor");
    held("gov", "governor");
    held("mayor", "mayor politician");
    held("ambassador", "diplomat");
    held("envoy", "diplomat");
    held("judge", "judge");
    held("justice", "judge");
    held("general", "military");
    held("gen", "military");
    held("admiral", "military");
    held("pope", "religious-leader");
    held("patriarch", "religious-leader");
    held("archbishop", "religious-leader");
    held("ayatollah", "religious-leader head-of-state");
    held("king", "royal head-of-state");
    held("queen", "royal head-of-state");
    held("emir", "royal head-of-state");
    held("prince", "royal head-of-government");
    held("princess", "royal");
    held("coach", "coach");
    held("ceo", "executive founder");
    held("executive", "executive founder");
    held("chairman", "executive founder");
    held("founder", "founder");
    held("co-founder", "founder");
    held("billionaire", "founder executive investor");
    held("investor", "investor");
  }

  private Titles() {}

  private static void words(Walk walk, String words) {
    for (String word : words.split(" ", -1)) {
      WORDS.put(word, walk);
    }
  }

  private static void kinds(String kinds, Walk... walks) {
    for (String kind : kinds.split(" ", -1)) {
      KINDS.computeIfAbsent(kind, key -> new HashSet<>()).addAll(Arrays.asList(walks));
    }
  }

  private static void held(String title, String kinds) {
    HOLDERS.put(title, Set.of(kinds.split(" ", -1)));
  }

  /** Whether a word in lower case is a title or an occupation. */
  static boolean has(String word) {
    return WORDS.containsKey(word);
  }

  /** Whether people of the kind bear the title. */
  static boolean bears(String kind, String title) {
    return HOLDERS.getOrDefault(title, Set.of()).contains(kind);
  }

  /** Whether it is an occupation of people who are in the news once. */
  static boolean isOrdinary(String title) {
    return WORDS.get(title) == Walk.ORDINARY;
  }

  /** Whether somebody of the kind can hardly be called so. */
  static boolean contradicts(String kind, String title) {
    Walk walk = WORDS.get(title);
    Set<Walk> walks = KINDS.get(kind);
    return walk != null && walks != null && !walks.contains(walk);
  }
}
