package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Notes in which a newsroom corrects its own article: schema.org's {@code correction}, paragraphs
 * that begin with the label of such a note or speak of an earlier version, in fourteen languages.
 * They stay in the text too.
 */
final class CorrectionNotes {
  private static final int NOTES_MAX = 10;
  private static final int CHARS_MAX = 1_500;
  private static final int SENTENCE_CHARS_MAX = 700;
  private static final int LABEL_CHARS_MAX = 80;

  /** One of these stands behind a label. */
  private static final String MARKS = ":：–—-";

  /** One of these stands in a sentence about an earlier version. */
  private static final List<String> HINTS =
      List.of(
          "ersion",
          "ersión",
          "ersão",
          "ersie",
          "ersji",
          "ерсии",
          "assung",
          "orrected",
          "mended",
          "orrigé",
          "o correct");

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final String LABELS =
      "(?:corrections?|clarifications?|editor[’']?s[’']? note|erratum|corrigendum"
          + "|korrektur|berichtigung|richtigstellung|klarstellung|(?:anmerkung|hinweis) der redaktion"
          + "|anm\\. ?d\\. ?red\\.?"
          + "|rectificatifs?|rectification|erratum|précision|note de la rédaction|ndlr"
          + "|correcci[oó]n|fe de erratas|fe de errores|rectificaci[oó]n|aclaraci[oó]n"
          + "|nota (?:del editor|de (?:la )?redacci[oó]n)"
          + "|correzione|errata corrige|rettifica|precisazione|nota della redazione"
          + "|correção|errata|retificação|nota d[ao] (?:redação|editor)|erramos"
          + "|correctie|rectificatie|noot van de redactie|naschrift van de redactie"
          + "|sprostowanie|korekta|od redakcji"
          + "|rättelse|förtydligande|rettelse|presisering|berigtigelse|oikaisu"
          + "|исправление|уточнение|поправка|от редакции|примечание редакции"
          + "|düzeltme|tekzip|editörün notu"
          + "|訂正|おわび|정정|바로잡습니다|更正|勘误|编者按)";

  private static final String WHEN = "(?:[\\s,(]{0,2}\\p{L}{0,9}\\.?\\s?\\d[^:：!?]{0,25})?";

  /** The label, perhaps a date, and a colon or dash. */
  private static final Pattern LABELLED =
      Pattern.compile("^[*\\[(\\s]{0,3}" + LABELS + "(?:" + WHEN + "\\s?[:：]|\\s?[–—-]\\s)", FLAGS);

  private static final Pattern LABEL_ALONE =
      Pattern.compile("^[*\\[(\\s]{0,3}" + LABELS + "\\s?[:：*]?$", FLAGS);

  private static final Pattern SENTENCE =
      Pattern.compile(
          "\\b(?:(?:an? )?(?:earlier|previous) version of this (?:article|story|report|post|piece)"
              + "|this (?:article|story|report|post|piece) (?:has been|was) (?:corrected|amended"
              + "|updated to correct)"
              + "|in einer (?:früheren|vorherigen|ersten) (?:version|fassung)"
              + "|une version (?:précédente|antérieure) de cet article|cet article a été corrigé"
              + "|una versión (?:anterior|previa) de est[ae] (?:artículo|noticia|información)"
              + "|(?:in )?una (?:precedente versione|versione precedente) di questo articolo"
              + "|uma versão anterior (?:deste|desta)"
              + "|een eerdere versie van dit (?:artikel|bericht)|in een eerdere versie"
              + "|we wcześniejszej wersji|en tidigare version av|en tidligere versjon av"
              + "|в предыдущей версии|ранней версии (?:материала|статьи))",
          FLAGS);

  private CorrectionNotes() {}

  /** The notes in the page's order, at most ten, each with its label. */
  static List<String> find(Page page, PageText text) {
    Set<String> notes = new LinkedHashSet<>();
    for (JsonNode stated : JsonLd.each(page.jsonLd().article().path("correction"))) {
      JsonNode said = stated.isObject() ? stated.path("text") : stated;
      add(notes, page.jsonLd().text(said));
    }
    List<Block> blocks = text.blocks;
    for (int i = Math.max(0, text.titleBlock); i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.linkDensity() > 0.6
          || block.text().length() > CHARS_MAX
          || block.box().nearest[Vocabulary.COMMENT] != null) {
        continue;
      }
      boolean bare =
          block.text().length() <= LABEL_CHARS_MAX && LABEL_ALONE.matcher(block.text()).matches();
      if (bare && i + 1 < blocks.size() && blocks.get(i + 1).text().length() <= CHARS_MAX) {
        add(notes, block.text() + " " + blocks.get(++i).text());
      } else if (!bare && isNote(block.text())) {
        add(notes, block.text());
      }
    }
    return new ArrayList<>(notes);
  }

  private static boolean isNote(String text) {
    String start = Texts.cut(text, LABEL_CHARS_MAX);
    boolean split = MARKS.chars().anyMatch(mark -> start.indexOf(mark) > 0);
    return (split && LABELLED.matcher(start).find())
        || (text.length() <= SENTENCE_CHARS_MAX
            && HINTS.stream().anyMatch(text::contains)
            && SENTENCE.matcher(text).find());
  }

  private static void add(Set<String> notes, String note) {
    String text = Texts.squeeze(note);
    if (!text.isEmpty() && !text.startsWith("http") && notes.size() < NOTES_MAX) {
      notes.add(Texts.cut(text, CHARS_MAX));
    }
  }
}
