package org.wirewatch.enrich.quote;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Words that tell speech, and words that tell who speaks. */
final class Cues {
  private static final Set<String> BASES = new HashSet<>();

  /** Verbs that stand with a whole quote. */
  private static final Set<String> SAYING =
      forms(
          "said,says,saying,say,told,tells,telling,tweeted,tweets,wrote,writes,writing,thought,"
              + "thinks,stating,testified,testifies,replied,replies,went on,began,put it,spoke",
          "add,ask,answer,explain,note,argue,warn,claim,insist,state,announce,declare,admit,"
              + "acknowledge,concede,continue,conclude,comment,remark,respond,recall,recount,"
              + "suggest,predict,promise,vow,urge,stress,emphasize,emphasise,maintain,joke,quip,"
              + "shout,yell,scream,whisper,cry,confirm,reveal,observe,muse,lament,complain,boast,"
              + "counter,caution,agree,repeat,reiterate,plead,post,report,allege,affirm,assert,"
              + "contend,exclaim,mention,proclaim,protest,reflect,retort,sigh,speculate,laugh,"
              + "interject,chime,hint,fume,pledge,advise,"
              + "assure,inform,remind,estimate,relate,tout,appeal,beg,chant,sum");

  /** Verbs that take a few quoted words into their own sentence. */
  private static final Set<String> JUDGING =
      forms(
          "calling,called,calls,describing,describes,described,hailing,slammed,saw",
          "accuse,condemn,praise,dismiss,brand,denounce,blast,label,characterize,characterise,"
              + "refer,enthuse,purport,deem,criticize,criticise,deride,mock,laud,decry,reject,"
              + "slam,rail,voice,express,thank,cite,hail,deny,denied,compare,portray,liken,defend,"
              + "credit,fault,feel,believe,consider,view,bemoan,celebrate,applaud,attack,blame");

  private static final Set<String> PRONOUNS = Set.of("he", "she", "they", "it", "we", "i", "who");

  private static final Set<String> DETERMINERS =
      Set.of(
          "the", "a", "an", "his", "her", "its", "their", "our", "my", "one", "another", "some",
          "many", "several", "two", "three", "both", "other", "that", "this");

  private static final Set<String> BEFORE_VERB =
      Set.of(
          "has",
          "have",
          "had",
          "also",
          "later",
          "then",
          "long",
          "just",
          "once",
          "never",
          "always",
          "recently",
          "previously",
          "earlier",
          "repeatedly",
          "reportedly",
          "is",
          "was",
          "to",
          "will",
          "would",
          "simply",
          "even",
          "still",
          "only",
          "further",
          "often",
          "himself",
          "herself",
          "itself",
          "themselves",
          "both",
          "all",
          "did",
          "be",
          "been",
          "being",
          "now",
          "today");

  /** A base form is a verb only after one of these, or after who does it. */
  private static final Set<String> BASE_BEFORE =
      Set.of(
          "to",
          "will",
          "would",
          "can",
          "could",
          "may",
          "might",
          "must",
          "should",
          "they",
          "i",
          "we",
          "you",
          "who",
          "do",
          "did",
          "does",
          "not",
          "n't",
          "n\u2019t",
          "also",
          "often",
          "and");

  private static final Set<String> NOUN_BEFORE =
      Set.of(
          "the", "a", "an", "his", "her", "its", "their", "own", "this", "that", "these", "those",
          "of", "no", "any", "new", "such", "other");

  private Cues() {}

  private static Set<String> forms(String irregular, String regular) {
    Set<String> forms = new HashSet<>(Set.of(irregular.split(",", -1)));
    for (String base : regular.split(",", -1)) {
      boolean ending = base.endsWith("e");
      boolean y = base.endsWith("y") && !base.endsWith("ay");
      String stem = y ? base.substring(0, base.length() - 1) + "i" : base;
      boolean hissing = base.endsWith("ss") || base.endsWith("ch") || base.endsWith("sh") || y;
      forms.add(base);
      BASES.add(base);
      forms.add(stem + (hissing ? "es" : "s"));
      forms.add(ending ? base + "d" : stem + "ed");
      forms.add(ending ? base.substring(0, base.length() - 1) + "ing" : base + "ing");
    }
    forms.addAll(
        irregular.contains("said")
            ? Set.of("admitted", "conceded", "quipped", "begged", "summed", "pledged")
            : Set.of("referred", "labelled", "felt", "believed"));
    return Set.copyOf(forms);
  }

  static boolean isSaying(String word) {
    return SAYING.contains(lower(word));
  }

  /** A verb of speech of either kind. */
  static boolean isCue(String word) {
    String low = lower(word);
    return SAYING.contains(low) || JUDGING.contains(low);
  }

  static boolean isPronoun(String word) {
    return PRONOUNS.contains(lower(word));
  }

  static boolean isDeterminer(String word) {
    return DETERMINERS.contains(lower(word));
  }

  /** Auxiliaries and adverbs between a subject and its verb. */
  static boolean mayPrecedeVerb(String word) {
    String low = lower(word);
    return BEFORE_VERB.contains(low) || (low.endsWith("ly") && low.length() > 4);
  }

  /** After such a word, {@code claims} or {@code report} is a noun. */
  static boolean makesNoun(String word) {
    return NOUN_BEFORE.contains(lower(word));
  }

  /** Whether a base form may be a verb here: {@code to claim}, not {@code a claim}. */
  static boolean fitsBase(String word, String before) {
    return !BASES.contains(lower(word)) || BASE_BEFORE.contains(lower(before));
  }

  static boolean isDelimiter(String word) {
    return switch (word) {
      case ",", "-", "--", "\u2013", "\u2014", "(", ")" -> true;
      default -> false;
    };
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
