package org.wirewatch.enrich.dedupe;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.wire.EnrichedArticle;

/**
 * Splits an article into words and tells names, numbers and dates from the others, in any language
 * and without a model. Scripts that put no spaces between words are read a character at a time.
 */
final class WordReader {
  /** What follows is not compared; 1 of 1,000 articles is longer. */
  static final int WORDS_MAX = 2_500;

  /** Share of capitalised words from which a line is set like a headline. */
  private static final double HEADLINE = 0.6;

  private static final int HEADLINE_WORDS_MIN = 3;
  private static final int WORD_CHARS_MAX = 64;

  /** Before {@code cent}, which is a hundred in French. */
  private static final Set<String> PERCENT = Set.of("per", "pour", "por");

  private static final int DATELINE_WORDS_MAX = 10;
  private static final Pattern DATELINE_END =
      Pattern.compile("\\)?\\s*(?:--|[\u2013\u2014]|(?<=[\\s)])-(?=\\s)).*", Pattern.DOTALL);
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "gov", "sen", "rep", "gen", "col", "lt", "sgt", "rev", "st",
          "jr", "prof", "no", "vs", "inc", "co", "corp", "ltd", "const", "supt");

  private static final Pattern CONVERSION =
      Pattern.compile(
          "\\((?:about |around |some |or )?(?:\\p{Lu}{0,3}\\p{Sc} ?\\d[\\d.,]*(?: ?\\p{L}{1,8})?"
              + "|\\d[\\d.,]* ?(?:°? ?[CF]|km|kms|kilomet(?:er|re)s?|m|met(?:er|re)s?|mi|miles?|ft|feet|kg|lbs?"
              + "|pounds|tons?|tonnes|acres|hectares|mph|kph|gallons|lit(?:er|re)s))\\)");

  private int[] codes = new int[512];
  private int[] starts = new int[512];
  private int[] ends = new int[512];
  private String[] folded = new String[512];
  private boolean[] capital = new boolean[512];
  private boolean[] lines = new boolean[512];
  private boolean[] sentences = new boolean[512];
  private boolean[] conversions = new boolean[512];
  private int count;

  /** Word at which the current sentence began. */
  private int sentence;

  private int fieldFrom;

  private final Set<String> names = new HashSet<>();

  private WordReader() {}

  /** Reads an article; names that were found in it tell what is one name in two languages. */
  static Words read(EnrichedArticle article) {
    WordReader reader = new WordReader();
    reader.field(article.title());
    int titleCount = reader.count;
    reader.field(article.text());
    Words words = reader.words(titleCount);
    words.know(article);
    return words;
  }

  static Words read(String title, String text) {
    WordReader reader = new WordReader();
    reader.field(title);
    int titleCount = reader.count;
    reader.field(text);
    return reader.words(titleCount);
  }

  private Words words(int titleCount) {
    for (int i = 0; i < count; i++) {
      boolean name = capital[i] && names.contains(folded[i]);
      codes[i] = code(folded[i], name);
    }
    Stamps stamps = Stamps.of(folded, codes, lines, count);
    for (int i = 0; i < count; i++) {
      codes[i] =
          stamps.isSaid(i) ? WordCode.of(WordCode.ORDINARY, WordCode.hash(folded[i])) : codes[i];
    }
    return new Words(
        Arrays.copyOf(codes, count),
        Arrays.copyOf(starts, count),
        Arrays.copyOf(ends, count),
        Arrays.copyOf(folded, count),
        Arrays.copyOf(lines, count),
        Arrays.copyOf(sentences, count),
        Arrays.copyOf(conversions, count),
        stamps,
        titleCount);
  }

  private static int code(String word, boolean name) {
    int hash = WordCode.hash(word);
    if (isNumber(word)) {
      return WordCode.of(WordCode.NUMBER, hash);
    }
    Integer date = DateWords.of(word);
    if (date != null) {
      return WordCode.ofDate(date > 7, date);
    }
    return WordCode.of(name ? WordCode.NAME : WordCode.ORDINARY, hash);
  }

  private void field(String text) {
    sentence = count;
    fieldFrom = count;
    int at = 0;
    int before = 0;
    int converted = 0;
    while (at < text.length() && count < WORDS_MAX) {
      converted = text.charAt(at) == '(' ? Math.max(converted, conversionEnd(text, at)) : converted;
      int entity = entityEnd(text, at);
      if (entity > at) {
        at = entity;
        continue;
      }
      int c = text.codePointAt(at);
      if (!Character.isLetterOrDigit(c)) {
        at += Character.charCount(c);
        continue;
      }
      int end = wordEnd(text, at);
      if (count > sentence && endsSentence(text, before, at)) {
        endSentence();
      }
      if (!joined(text, at, end)) {
        add(text, at, end);
        lines[count - 1] = count - 1 == fieldFrom || text.substring(before, at).indexOf('\n') >= 0;
        conversions[count - 1] = at < converted;
        sentences[count - 1] =
            count - 1 == sentence || (before > 0 && isBehindDateline(text, before, at));
      }
      at = end;
      before = end;
    }
    endSentence();
  }

  /**
   * End of a sum in another currency or unit, as {@code (99F)}; where it began if there is none.
   */
  private static int conversionEnd(String text, int at) {
    Matcher matcher = CONVERSION.matcher(text).region(at, Math.min(text.length(), at + 40));
    return matcher.lookingAt() ? matcher.end() : at;
  }

  /** End of a character reference, as {@code quot}, that a page left in its text. */
  private static int entityEnd(String text, int at) {
    if (text.charAt(at) != '&') {
      return at;
    }
    int end = at + 1;
    while (end < text.length()
        && end - at < 9
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '#')) {
      end++;
    }
    return end > at + 1 && end < text.length() && text.charAt(end) == ';' ? end + 1 : at;
  }

  private static int wordEnd(String text, int start) {
    int first = text.codePointAt(start);
    int end = start + Character.charCount(first);
    if (isUnspaced(first)) {
      return end;
    }
    while (end < text.length() && end - start < WORD_CHARS_MAX) {
      int c = text.codePointAt(end);
      boolean inWord =
          (Character.isLetterOrDigit(c) && !isUnspaced(c))
              || Character.getType(c) == Character.NON_SPACING_MARK
              || Character.getType(c) == Character.FORMAT
              || Character.getType(c) == Character.COMBINING_SPACING_MARK
              || joinsDigits(text, end);
      if (!inWord) {
        break;
      }
      end += Character.charCount(c);
    }
    return Character.isDigit(first) ? digitsEnd(text, start, end) : end;
  }

  /** Cuts a unit off its number: {@code 16.5m}, {@code 6am}. */
  private static int digitsEnd(String text, int start, int end) {
    int unit = end;
    while (Character.isLetter(text.charAt(unit - 1))) {
      unit--;
    }
    boolean clean = true;
    for (int i = start; i < unit; i++) {
      clean &= !Character.isLetter(text.charAt(i));
    }
    return clean ? unit : end;
  }

  private static boolean joinsDigits(String text, int at) {
    char c = text.charAt(at);
    return (c == ',' || c == '.')
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private static boolean isUnspaced(int c) {
    if (c < 0x0e00) {
      return false;
    }
    return Character.isIdeographic(c)
        || switch (Character.UnicodeScript.of(c)) {
          case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
          default -> false;
        };
  }

  private boolean endsSentence(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean time = c == ':' && Character.isDigit(text.charAt(to));
      if (c == '\n' || c == '!' || c == '?' || (c == ':' && !time) || c == '…' || c == '。') {
        return true;
      }
      if (c == '.') {
        String last = folded[count - 1];
        boolean unit = count > 1 && ends[count - 2] == starts[count - 1]; // 14C.
        boolean initial = last.length() == 1 && Character.isLetter(last.charAt(0)) && !unit;
        boolean decimal = last.length() == 1 && Character.isDigit(text.charAt(to));
        return !initial && !decimal && !ABBREVIATIONS.contains(last);
      }
    }
    return false;
  }

  /** Whether a dash behind a place and agency stands there: {@code PARIS (Agency) - }. */
  private boolean isBehindDateline(String text, int from, int to) {
    return count - 1 - sentence <= DATELINE_WORDS_MAX
        && (DATELINE_END.matcher(text.substring(from, to)).matches()
            || (text.charAt(from) == ')' && Character.isUpperCase(text.codePointAt(to))));
  }

  private void add(String text, int start, int end) {
    if (count == codes.length) {
      grow();
    }
    String word = text.substring(start, end);
    String bare = Folding.fold(word);
    String plain = bare.isEmpty() ? word : bare; // a word may be nothing but accents
    boolean percent = count > fieldFrom && PERCENT.contains(folded[count - 1]);
    String digits = percent ? null : NumberWords.digits(plain);
    starts[count] = start;
    ends[count] = end;
    folded[count] = digits != null ? digits : number(plain);
    String scale = scale(text, plain, start);
    if (scale != null) {
      folded[count] = scale;
    }
    capital[count] = Character.isUpperCase(word.codePointAt(0));
    count++;
  }

  /** Of the unit in {@code £4m} and {@code 4bn}; null when the word is no such unit. */
  private String scale(String text, String word, int start) {
    if (count == fieldFrom || !isNumber(folded[count - 1])) {
      return null;
    }
    int before = starts[count - 1] - 1;
    boolean money =
        before >= 0 && Character.getType(text.charAt(before)) == Character.CURRENCY_SYMBOL;
    return start - ends[count - 1] <= 1 ? NumberWords.scale(word, money) : null;
  }

  /** Whether a number word only goes on with the one before: {@code two hundred}. */
  private boolean joined(String text, int start, int end) {
    String word = Folding.fold(text.substring(start, end));
    String digits = word.equals("00") ? word : NumberWords.digits(word);
    if (count == fieldFrom || digits == null) {
      return false;
    }
    String between = text.substring(ends[count - 1], start);
    if (digits.equals("00") && between.strip().equals(":") && isNumber(folded[count - 1])) {
      ends[count - 1] = end; // 4:00 is 4
      return true;
    }
    String whole = NumberWords.joined(folded[count - 1], digits);
    if (whole == null || !(between.equals("-") || between.equals(" "))) {
      return false;
    }
    folded[count - 1] = whole;
    ends[count - 1] = end;
    return true;
  }

  /** Digits without the commas or points between groups of three. */
  private static String number(String word) {
    if (!Character.isDigit(word.charAt(0)) || word.length() < 5) {
      return word;
    }
    StringBuilder plain = new StringBuilder(word);
    for (int i = plain.length() - 4; i > 0; i -= 4) {
      char c = plain.charAt(i);
      if (c != ',' && c != '.') {
        return word;
      }
      plain.deleteCharAt(i);
    }
    return plain.toString();
  }

  private static boolean isNumber(String word) {
    int digits = 0;
    for (int i = 0; i < word.length(); i++) {
      digits += Character.isDigit(word.charAt(i)) ? 1 : 0;
    }
    return Character.isDigit(word.charAt(0)) && 2 * digits > word.length();
  }

  /** A capital says that a word is a name unless it begins the sentence or all words have one. */
  private void endSentence() {
    int capitals = 0;
    for (int i = sentence; i < count; i++) {
      capitals += capital[i] ? 1 : 0;
    }
    int words = count - sentence;
    boolean headline = words >= HEADLINE_WORDS_MIN && capitals > HEADLINE * words;
    for (int i = sentence + 1; i < count && !headline; i++) {
      if (capital[i] && folded[i].length() > 1) {
        names.add(folded[i]);
      }
    }
    sentence = count;
  }

  private void grow() {
    int size = 2 * count;
    codes = Arrays.copyOf(codes, size);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    folded = Arrays.copyOf(folded, size);
    capital = Arrays.copyOf(capital, size);
    lines = Arrays.copyOf(lines, size);
    sentences = Arrays.copyOf(sentences, size);
    conversions = Arrays.copyOf(conversions, size);
  }
}
