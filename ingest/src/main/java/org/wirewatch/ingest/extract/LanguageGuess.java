package org.wirewatch.ingest.extract;

import java.util.HashMap;
import java.util.Map;

/** A plain guess at a text's language by script and by its commonest words. */
public final class LanguageGuess {
  private static final int CHARS_MAX = 6_000;
  private static final int WORDS_MIN = 12;

  private static final String[] WORDS = {
    "en the of and to in is that for it was on with as at by from his he she they have has not are",
    "de der die das und ist nicht ein eine zu den mit von auf im dem sich für auch wird als werden bei",
    "fr le la les des et est une un dans pour que qui sur par pas au avec du ce sont plus il ne",
    "es el la los las de y que en un una por con para del se no su al es como más lo ha",
    "it il di che la e un una per non con del della è sono da si gli anche nel alla ha le",
    "pt o a os as de e que do da em um uma para com não no na dos por mais se ao é",
    "nl de het een en van is dat op te zijn voor met niet aan er ook als bij maar om naar",
    "sv och att det som en på är av för med till den har de inte om ett men var från",
    "no og i det som på er av for med til den har de ikke om et men var fra å",
    "da og i det som på er af for med til den har de ikke om et men var fra at",
    "fi ja on ei se että oli hän mutta myös kun ovat joka mukaan ole niin sen kuin",
    "pl i w na z się nie do to że jest o jak za po przez od które dla",
    "cs a v se na je že to s z do o i za by ale jako pro které jsou",
    "tr ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ise olduğu",
    "ro și de la în a cu pe nu că un o din care mai pentru este sunt",
    "hu a az és hogy nem is egy ez de meg volt csak ha már mint",
    "is og að í á er sem það til um við með en ekki var hann af fyrir",
    "lt ir kad yra tai su iš į bet kaip jis po dėl buvo ne",
    "id yang dan di dari untuk dengan ini itu pada tidak dalam akan ke juga",
    "vi và của là có được cho không trong một với những các người",
    "hr i je u na se da su za od s o kao koji nije što",
    "ru и в не на что с по это как его но из для он к",
    "uk і в не на що з до це як його та за у від",
    "bg и на в за се от да не са с по като това"
  };

  private static final Map<String, int[]> BY_WORD = new HashMap<>();

  static {
    for (int language = 0; language < WORDS.length; language++) {
      String[] words = WORDS[language].split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        BY_WORD.merge(words[i], new int[] {language}, LanguageGuess::concat);
      }
    }
  }

  private LanguageGuess() {}

  /** ISO 639-1 code; null when nothing tells. */
  public static String of(String text) {
    String start = Texts.cut(text, CHARS_MAX);
    String byScript = byScript(start);
    return byScript != null ? byScript : byWords(start);
  }

  /** Whether a confident guess speaks against a stated tag: only when the scripts differ. */
  static boolean contradicts(String guess, String stated) {
    return guess != null && !script(guess).equals(script(stated)) && !script(guess).equals("latin");
  }

  private static String script(String tag) {
    int end = tag.indexOf('-');
    return switch (end < 0 ? tag : tag.substring(0, end)) {
      case "zh" -> "han";
      case "ja" -> "kana";
      case "ko" -> "hangul";
      case "ar", "fa", "ur", "ps", "ckb" -> "arabic";
      case "he", "yi" -> "hebrew";
      case "el" -> "greek";
      case "th" -> "thai";
      case "hi", "mr", "ne" -> "devanagari";
      case "bn", "as" -> "bengali";
      case "ta" -> "tamil";
      case "te" -> "telugu";
      case "ka" -> "georgian";
      case "hy" -> "armenian";
      case "ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg" -> "cyrillic";
      default -> "latin";
    };
  }

  private static String byScript(String text) {
    Map<Character.UnicodeScript, Integer> counts = new HashMap<>();
    int letters = 0;
    boolean urdu = false;
    boolean persian = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 127 && Character.isLetter(c)) {
        counts.merge(Character.UnicodeScript.of(c), 1, Integer::sum);
        urdu |= c == 'ٹ' || c == 'ے' || c == 'ں';
        persian |= c == 'پ' || c == 'چ' || c == 'گ';
      }
      letters += Character.isLetter(c) ? 1 : 0;
    }
    int kana =
        counts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(Character.UnicodeScript.KATAKANA, 0);
    int han = counts.getOrDefault(Character.UnicodeScript.HAN, 0);
    if ((kana + han) * 3 > letters && letters > 0) {
      return kana * 10 > han ? "ja" : "zh";
    }
    for (var entry : counts.entrySet()) {
      if (entry.getValue() * 2 > letters) {
        return switch (entry.getKey()) {
          case HANGUL -> "ko";
          case ARABIC -> urdu ? "ur" : persian ? "fa" : "ar";
          case HEBREW -> "he";
          case GREEK -> "el";
          case THAI -> "th";
          case DEVANAGARI -> "hi";
          case BENGALI -> "bn";
          case TAMIL -> "ta";
          case TELUGU -> "te";
          case GEORGIAN -> "ka";
          case ARMENIAN -> "hy";
          default -> null;
        };
      }
    }
    return null;
  }

  private static String byWords(String text) {
    double[] hits = new double[WORDS.length];
    int words = 0;
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        int[] languages = BY_WORD.get(Texts.lower(text.substring(start, i)));
        words++;
        start = -1;
        for (int language : languages == null ? new int[0] : languages) {
          hits[language] += 1.0;
        }
      }
    }
    int best = 0;
    for (int language = 1; language < hits.length; language++) {
      best = hits[language] > hits[best] ? language : best;
    }
    return words >= WORDS_MIN && hits[best] * 8 > words ? WORDS[best].substring(0, 2) : null;
  }

  private static int[] concat(int[] a, int[] b) {
    int[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
