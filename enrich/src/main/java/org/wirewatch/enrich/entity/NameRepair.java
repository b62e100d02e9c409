package org.wirewatch.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.wirewatch.enrich.text.Token;
import org.wirewatch.wire.EnrichedArticle.EntityType;

/**
 * Puts the ends of names right, whatever the model thought: cuts words that belong to no name,
 * parts {@code Orla Venn of Lumenary}, joins {@code Halden & Crewe}, and drops what names nothing.
 */
final class NameRepair {
  private static final double SURE = 0.8;
  private static final double UNSURE = 0.5;
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
  private static final Pattern SHORT_NAME = Pattern.compile("(?=.*\\p{Lu})[\\p{Lu}\\d&.]{2,}");
  private static final Pattern AMOUNT = Pattern.compile("[$£€]?\\d[\\d.,]*(m|bn|k|%)?|[$£€]");
  private static final Pattern PEOPLE_OF_A_TRADE = Pattern.compile("[A-Z][a-z]+(er|or|ist|yee)s");
  private static final Set<String> BEFORE_AMOUNT = Set.of("for", "by", "at", "in", "to", "on");
  private static final Set<String> GROUPS =
      Set.of(
          "agents",
          "officers",
          "officials",
          "members",
          "leaders",
          "residents",
          "critics",
          "lawyers");
  private static final Set<String> NO_NAMES =
      Set.of(
          ("a an the he she it they we i you him her his its their our your my this that these"
                  + " those there here nobody everybody somebody everyone someone anyone none nothing"
                  + " neither either both each every some any many most much few several other others"
                  + " another such who whom whose what which when where why how and or but nor so yet"
                  + " if then than because while although though until since after before in on at by"
                  + " for from with without to of as into about over under not no yes only also even"
                  + " still just now never always is are was were be been has have had do does did"
                  + " can could would should may might must shall one two three four five six")
              .split(" ", -1));

  private final ArticleText article;
  private final KnownNames listed;

  /** Each written name with its most frequent type. */
  private final Map<String, EntityType> known = new HashMap<>();

  private final Set<String> lowerCase = new HashSet<>();
  private final Set<String> insideSentence = new HashSet<>();

  private NameRepair(ArticleText article, KnownNames listed) {
    this.article = article;
    this.listed = listed;
  }

  /** The names as they should stand, in order of place. */
  static List<Name> repair(ArticleText article, List<Name> names, KnownNames listed) {
    NameRepair repair = new NameRepair(article, listed);
    repair.learn(names);
    List<Name> parts = new ArrayList<>();
    for (Name name : names) {
      repair.part(name, parts);
    }
    List<Name> kept = new ArrayList<>();
    for (Name part : parts) {
      Name cut = repair.withOwnClitic(repair.cut(part));
      if (cut != null && repair.isName(cut)) {
        kept.add(cut);
      }
    }
    return repair.joinAmpersands(kept);
  }

  private void learn(List<Name> names) {
    for (Name name : names) {
      known.putIfAbsent(article.words(name), name.type());
    }
    for (int sentence = 0; sentence < article.size(); sentence++) {
      List<Token> tokens = article.tokens(sentence);
      for (int at = 0; at < tokens.size(); at++) {
        String word = tokens.get(at).text();
        if (Character.isLowerCase(word.charAt(0))) {
          lowerCase.add(word);
        } else if (!article.isTitle(sentence) && !startsSentence(sentence, at)) {
          insideSentence.add(word);
        }
      }
    }
  }

  /** At the start, or after the mark that opens a quotation. */
  private boolean startsSentence(int sentence, int at) {
    if (at == 0) {
      return true;
    }
    String before = article.word(sentence, at - 1);
    return !Character.isLetterOrDigit(before.charAt(0)) && !before.equals(",");
  }

  /** Parts two names taken for one. */
  private void part(Name name, List<Name> parts) {
    for (int at = name.start() + 1; at < name.end() - 1; at++) {
      String word = article.word(name.sentence(), at);
      Name left = slice(name, name.start(), at);
      Name right = slice(name, at + 1, name.end());
      boolean capital = isCapital(name.sentence(), at + 1);
      EntityType leftType = known.get(article.words(left));
      EntityType rightType = known.get(article.words(right));
      boolean owner =
          word.equals("of")
              && (leftType == EntityType.PERSON
                  || (name.type() == EntityType.PERSON && at - name.start() > 1));
      boolean both = word.equals("and") && leftType != null && rightType != null;
      if (capital && (owner || both)) {
        boolean firm = owner && rightType == null;
        parts.add(left.withType(owner ? EntityType.PERSON : leftType));
        part(right.withType(firm ? EntityType.ORGANIZATION : rightType), parts);
        return;
      }
    }
    parts.add(name);
  }

  private static Name slice(Name name, int start, int end) {
    return new Name(name.sentence(), start, end, name.type(), name.confidence());
  }

  /** Without words at its ends that belong to no name; null when nothing is left. */
  private Name cut(Name name) {
    int sentence = name.sentence();
    int start = name.start();
    int end = name.end();
    for (int at = start + 1; at + 1 < end; at++) {
      boolean price = AMOUNT.matcher(article.word(sentence, at + 1)).matches();
      if (price && BEFORE_AMOUNT.contains(article.word(sentence, at))) {
        end = at;
      }
    }
    boolean cased = isCapital(sentence, start);
    while (end > start
        && (cased || isClitic(article.word(sentence, end - 1)))
        && !mayEnd(article.word(sentence, end - 1), end - 1 == start)) {
      end--;
    }
    while (end - start > 2
        && article.word(sentence, start + 1).equals("of")
        && isGroup(article.word(sentence, start))) {
      start += 2;
    }
    while (start < end && !mayStart(article.word(sentence, start), end - start == 1)) {
      start++;
    }
    if (start == end) {
      return null;
    }
    boolean whole = start == name.start() && end == name.end();
    double confidence = whole ? name.confidence() : UNSURE;
    boolean people =
        !whole && end - start == 1 && NameTrim.isNationality(article.word(sentence, start));
    return people ? null : new Name(sentence, start, end, name.type(), confidence);
  }

  /** {@code Moody's} is the firm's own name, {@code Apple's} is not. */
  private Name withOwnClitic(Name name) {
    if (name == null || name.end() >= article.tokens(name.sentence()).size()) {
      return name;
    }
    List<String> words = new ArrayList<>();
    for (int at = name.start(); at <= name.end(); at++) {
      words.add(article.word(name.sentence(), at).replace('\u2019', '\''));
    }
    boolean own =
        isClitic(words.getLast())
            && listed.isName(words)
            && !listed.isName(words.subList(0, words.size() - 1));
    return own
        ? new Name(name.sentence(), name.start(), name.end() + 1, name.type(), name.confidence())
        : name;
  }

  private static boolean mayEnd(String word, boolean alone) {
    return !isClitic(word) && (alone || !Character.isLowerCase(word.charAt(0)) || hasCapital(word));
  }

  private static boolean mayStart(String word, boolean alone) {
    boolean amount = word.length() > 1 && AMOUNT.matcher(word).matches() && word.endsWith("m");
    return alone || !(amount || word.equals("Neither") || word.equals("Each"));
  }

  private static boolean isGroup(String word) {
    return ContextTypes.isStaff(word) || GROUPS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isClitic(String word) {
    String plain = word.replace('\u2019', '\'');
    return plain.startsWith("'") || plain.equals("n't");
  }

  private static boolean hasCapital(String word) {
    return word.codePoints().anyMatch(Character::isUpperCase);
  }

  private boolean isName(Name name) {
    boolean letters = false;
    boolean capital = false;
    for (int at = name.start(); at < name.end(); at++) {
      String word = article.word(name.sentence(), at);
      letters |= LETTERS.matcher(word).find() || SHORT_NAME.matcher(word).matches();
      capital |= hasCapital(word) || isUncased(word);
    }
    if (!letters || (!capital && name.confidence() < SURE)) {
      return false;
    }
    return name.end() - name.start() > 1 || !isCommon(name);
  }

  private static boolean isUncased(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT));
  }

  /** A word of the language that has its capital only from its place. */
  private boolean isCommon(Name name) {
    String word = article.word(name.sentence(), name.start());
    String low = word.toLowerCase(Locale.ROOT);
    boolean capitals = word.length() > 1 && isUncased(word);
    if (capitals || insideSentence.contains(word)) {
      return !capitals && NO_NAMES.contains(low) && word.length() < 5;
    }
    if (NO_NAMES.contains(low)) {
      return true;
    }
    boolean placed =
        article.isTitle(name.sentence()) || startsSentence(name.sentence(), name.start());
    boolean trade = name.confidence() < SURE && PEOPLE_OF_A_TRADE.matcher(word).matches();
    return placed && (lowerCase.contains(low) || trade);
  }

  /** {@code Halden & Crewe} is one firm, unless both are people or places of their own. */
  private List<Name> joinAmpersands(List<Name> names) {
    List<Name> joined = new ArrayList<>(names);
    for (int sentence = 0; sentence < article.size(); sentence++) {
      int size = article.tokens(sentence).size();
      for (int at = 1; at + 1 < size; at++) {
        if (article.word(sentence, at).equals("&")) {
          join(joined, sentence, at);
        }
      }
    }
    joined.sort(Comparator.comparingInt(Name::sentence).thenComparingInt(Name::start));
    return joined;
  }

  private void join(List<Name> names, int sentence, int at) {
    if (!isCapital(sentence, at - 1) || !isCapital(sentence, at + 1)) {
      return;
    }
    Name left = covering(names, sentence, at - 1);
    Name right = covering(names, sentence, at + 1);
    if ((left == null && right == null) || (left != null && left.equals(right))) {
      return;
    }
    boolean alike = left != null && right != null && left.type() == right.type();
    boolean fullNames =
        alike && left.type() == EntityType.PERSON && length(left) > 1 && length(right) > 1;
    boolean places =
        alike
            && left.type() == EntityType.LOCATION
            && Math.min(left.confidence(), right.confidence()) >= SURE;
    if (fullNames || places) {
      return;
    }
    int start = left == null ? at - 1 : left.start();
    int end = right == null ? at + 2 : right.end();
    names.remove(left);
    names.remove(right);
    names.add(new Name(sentence, start, end, EntityType.ORGANIZATION, SURE));
  }

  private static Name covering(List<Name> names, int sentence, int at) {
    return names.stream()
        .filter(n -> n.sentence() == sentence && n.start() <= at && at < n.end())
        .findFirst()
        .orElse(null);
  }

  private static int length(Name name) {
    return name.end() - name.start();
  }

  private boolean isCapital(int sentence, int at) {
    return Character.isUpperCase(article.word(sentence, at).charAt(0));
  }
}
