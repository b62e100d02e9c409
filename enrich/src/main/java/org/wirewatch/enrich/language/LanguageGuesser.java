package org.wirewatch.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetector;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.langdetect.ThreadSafeLanguageDetectorME;

/**
 * OpenNLP's model of 183 languages, by ISO 639-1 code; languages without such a code are left out.
 * Its probabilities order the languages well, but are no chances to be right: 0.06 can be certain.
 * Thread-safe.
 */
public final class LanguageGuesser {
  private static final String MODEL = "/langdetect-183.bin";

  /** Individual languages of the model that ISO 639-1 knows by their macrolanguage. */
  private static final Map<String, String> MACROLANGUAGES =
      Map.ofEntries(
          Map.entry("cmn", "zh"),
          Map.entry("arb", "ar"),
          Map.entry("arz", "ar"),
          Map.entry("pes", "fa"),
          Map.entry("ekk", "et"),
          Map.entry("lvs", "lv"),
          Map.entry("zsm", "ms"),
          Map.entry("nob", "no"),
          Map.entry("nno", "no"),
          Map.entry("plt", "mg"),
          Map.entry("khk", "mn"),
          Map.entry("swh", "sw"),
          Map.entry("uzn", "uz"),
          Map.entry("azj", "az"),
          Map.entry("gug", "gn"),
          Map.entry("npi", "ne"),
          Map.entry("ory", "or"),
          Map.entry("pnb", "pa"),
          Map.entry("als", "sq"));

  private final LanguageDetector detector;
  private final Map<String, String> codes = twoLetterCodes();

  private LanguageGuesser(LanguageDetector detector) {
    this.detector = detector;
  }

  /**
   * A language and its share of the probability.
   *
   * @param share 0 to 1; 1 in sum over all guesses
   */
  public record Guess(String language, double share) {}

  /**
   * Reads the bundled model; takes some 0.4 s.
   *
   * @throws UncheckedIOException if the model is missing or broken
   */
  public static LanguageGuesser load() {
    try (InputStream model = LanguageGuesser.class.getResourceAsStream(MODEL)) {
      if (model == null) {
        throw new IOException("no resource " + MODEL);
      }
      return new LanguageGuesser(
          new ThreadSafeLanguageDetectorME(new LanguageDetectorModel(model)));
    } catch (IOException e) {
      throw new UncheckedIOException("language model", e);
    }
  }

  /** All languages, the likeliest first. */
  public List<Guess> guesses(String text) {
    Map<String, Double> byCode = new HashMap<>();
    double sum = 0;
    for (Language language : detector.predictLanguages(text)) {
      String code = codes.get(language.getLang());
      if (code != null) {
        byCode.merge(code, language.getConfidence(), Double::sum);
        sum += language.getConfidence();
      }
    }
    double all = sum;
    return byCode.entrySet().stream()
        .map(entry -> new Guess(entry.getKey(), entry.getValue() / all))
        .sorted(Comparator.comparingDouble(Guess::share).reversed().thenComparing(Guess::language))
        .toList();
  }

  private static Map<String, String> twoLetterCodes() {
    Map<String, String> codes = new HashMap<>(MACROLANGUAGES);
    Arrays.stream(Locale.getISOLanguages())
        .map(Locale::of)
        .forEach(locale -> codes.putIfAbsent(locale.getISO3Language(), locale.getLanguage()));
    return codes;
  }
}
