package org.wirewatch.enrich.entity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.wirewatch.enrich.text.Token;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/** Weighs what the words in and around a name say of its type. Pure. */
final class TypeCues {
  private static final double STRONG = 2;
  private static final double PLAIN = 1.2;
  private static final double WEAK = 0.5;
  private static final double HINT = 0.3;
  private static final int APPOSITION_MAX = 9;
  private static final int DATELINE_MAX = 16;
  private static final Pattern AGE = Pattern.compile("[1-9]\\d");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private static final Set<String> FIRM_ENDINGS =
      words(
          "inc inc. corp corp. corporation co. company ltd ltd. limited llc plc gmbh bancorp"
              + " bancshares bank group holdings partners systems robotics labs laboratories motors"
              + " analytics technologies software biologics pharmaceuticals therapeutics airlines"
              + " airways industries enterprises ventures capital energy electronics media foods"
              + " logistics university college institute association federation foundation committee"
              + " commission council ministry department agency authority union party society"
              + " coalition alliance conference project board fund trust court museum hospital school"
              + " service bureau office league club exchange times journal review");

  private static final Set<String> FIRM_NOUNS =
      words(
          "company companies maker retailer network firm startup start-up bank lender chain insurer"
              + " airline carrier manufacturer publisher union brokerage conglomerate automaker"
              + " carmaker drugmaker nonprofit charity utility contractor subsidiary agency app"
              + " platform giant");

  private static final Set<String> PLACE_ENDINGS =
      words("county street avenue boulevard river creek valley islands airport highway");
  private static final Set<String> ROADS = words("route highway interstate motorway road");
  private static final Set<String> WORK = words("work works worked working employed");
  private static final Set<String> OWNED_BY_FIRMS =
      words(
          "revenue profit profits earnings shares stock headquarters offices campus contract"
              + " contracts customers software services platform products factory factories plant"
              + " stores lawyers management app cloud website warehouse warehouses engineering");
  private static final Set<String> STOPS = words("of at for with who that , ; : . ( )");

  private final ArticleText article;

  private final Lexicon lexicon;

  TypeCues(ArticleText article, Lexicon lexicon) {
    this.article = article;
    this.lexicon = lexicon;
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" ", -1));
  }

  /** Whether a name's last word makes it a firm's or a body's: {@code Halden Robotics}. */
  static boolean endsAsFirm(String lastWord) {
    return FIRM_ENDINGS.contains(lastWord);
  }

  /** How much speaks for a type, from 0. */
  double weight(Name name, EntityType type) {
    return switch (type) {
      case ORGANIZATION -> organization(name);
      case PERSON -> person(name);
      case LOCATION -> location(name);
      default -> 0;
    };
  }

  private double organization(Name name) {
    double weight = 0;
    boolean several = name.end() - name.start() > 1;
    if (several && endsAsFirm(word(name, name.end() - 1))) {
      weight += STRONG;
    }
    if (several && article.words(name).contains(" & ")) {
      weight += STRONG;
    }
    if (several && name.type() == EntityType.PERSON) {
      return weight;
    }
    if (FIRM_NOUNS.contains(word(name, name.start() - 1)) || isFirmAfter(name)) {
      weight += PLAIN;
    }
    weight += staff(name);
    String next = word(name, name.end());
    String second = word(name, name.end() + 1);
    boolean owns = ContextTypes.isPossessive(next) && OWNED_BY_FIRMS.contains(second);
    if (owns || (OWNED_BY_FIRMS.contains(next) && !isListed(name))) {
      weight += PLAIN;
    }
    if (isSaid(next) && (saysOfItself(name) || inStatement(name))) {
      weight += PLAIN;
    }
    String before = word(name, name.start() - 1);
    boolean employer = before.equals("at") || before.equals("for");
    if (employer && WORK.contains(word(name, name.start() - 2))) {
      weight += PLAIN;
    } else if (before.equals("at") && !isListed(name)) {
      weight += WEAK;
    }
    return isWireInDateline(name) ? weight + STRONG : weight;
  }

  /** {@code U.S. workers} says little, {@code Halden workers} much. */
  private double staff(Name name) {
    boolean staff =
        ContextTypes.hasStaffBefore(article, name) || ContextTypes.hasStaffAfter(article, name);
    return !staff ? 0 : isListed(name) ? HINT : PLAIN;
  }

  /** Whether some list of names has it; of one that has not, the model can only guess. */
  boolean isListed(Name name) {
    int key = 0;
    for (int at = name.start(); at < name.end(); at++) {
      int word = Lexicon.key(Lexicon.simplify(word(name, at)));
      key = at == name.start() ? word : Lexicon.extend(key, word);
    }
    return lexicon.lists(key) != 0;
  }

  /** {@code X said it would}, {@code X said on Monday that its}. */
  private boolean saysOfItself(Name name) {
    for (int at = name.end() + 1; at < name.end() + 5; at++) {
      String word = word(name, at);
      if (word.equals("it") || word.equals("its")) {
        return true;
      }
      if (word.equals("he") || word.equals("she") || word.equals(",")) {
        return false;
      }
    }
    return false;
  }

  private boolean inStatement(Name name) {
    return word(name, name.end() + 1).equals("in")
        && word(name, name.end() + 2).equals("a")
        && word(name, name.end() + 3).equals("statement");
  }

  /** {@code X, a maker of pumps}, {@code X, the online retailer}. */
  private boolean isFirmAfter(Name name) {
    int at = name.end();
    String article = word(name, at + 1);
    boolean opens =
        word(name, at).equals(",")
            && (article.equals("a") || article.equals("an") || article.equals("the"));
    for (int i = at + 2; opens && i < at + APPOSITION_MAX; i++) {
      String word = word(name, i);
      if (FIRM_NOUNS.contains(word)) {
        return !ContextTypes.isStaff(word(name, i + 1));
      }
      if (word.isEmpty() || STOPS.contains(word) || ContextTypes.isStaff(word)) {
        return false;
      }
    }
    return false;
  }

  private double person(Name name) {
    double weight = 0;
    String next = word(name, name.end());
    String second = word(name, name.end() + 1);
    if (next.equals(",") && (second.equals("who") || isAge(name))) {
      weight += STRONG;
    }
    if (isSaid(next) && (second.equals("he") || second.equals("she"))) {
      weight += PLAIN;
    }
    return NameTrim.isTitle(word(name, name.start() - 1)) ? weight + WEAK : weight;
  }

  private boolean isAge(Name name) {
    String age = word(name, name.end() + 1);
    String after = word(name, name.end() + 2);
    return AGE.matcher(age).matches() && after.equals(",");
  }

  private static boolean isSaid(String word) {
    return word.equals("said") || word.equals("says");
  }

  private double location(Name name) {
    double weight = 0;
    boolean several = name.end() - name.start() > 1;
    String last = word(name, name.end() - 1);
    if (several && ROADS.contains(word(name, name.start())) && NUMBER.matcher(last).matches()) {
      weight += 2 * STRONG;
    }
    if (several && PLACE_ENDINGS.contains(last)) {
      weight += PLAIN;
    }
    String before = word(name, name.start() - 1);
    if (before.equals("in") || before.equals("near") || before.equals("outside")) {
      weight += WEAK;
    }
    return isDateline(name) ? weight + STRONG : weight;
  }

  /** {@code PORT ANSEL, Texas (Wire) - The …} opens a text. */
  private boolean isDateline(Name name) {
    String written = article.of(name);
    return name.start() == 0
        && isFirstOfText(name)
        && written.equals(written.toUpperCase(Locale.ROOT))
        && dashAfter(name) > 0;
  }

  private boolean isWireInDateline(Name name) {
    return isFirstOfText(name)
        && word(name, name.start() - 1).equals("(")
        && word(name, name.end()).equals(")")
        && dashAfter(name) == name.end() + 1;
  }

  private boolean isFirstOfText(Name name) {
    int sentence = name.sentence();
    return !article.isTitle(sentence) && (sentence == 0 || article.isTitle(sentence - 1));
  }

  private int dashAfter(Name name) {
    for (int at = name.end(); at < DATELINE_MAX; at++) {
      String word = word(name, at);
      if (word.equals("-") || word.equals("--") || word.equals("\u2013") || word.equals("\u2014")) {
        return at;
      }
    }
    return -1;
  }

  /** In lower case; empty outside the sentence. */
  private String word(Name name, int at) {
    List<Token> tokens = article.tokens(name.sentence());
    return at < 0 || at >= tokens.size() ? "" : tokens.get(at).text().toLowerCase(Locale.ROOT);
  }
}
