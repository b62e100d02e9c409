package org.wirewatch.ingest.revision;

import java.util.Locale;
import java.util.regex.Pattern;

/** Lines that tell when a page was updated, or count something: they change, the news does not. */
final class Stamps {
  private static final int CHARS_MAX = 120;

  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

  /** "Updated" and its kin in the main languages, at the line's head. */
  private static final Pattern UPDATED =
      Pattern.compile(
          "^\\W*(last |zuletzt |dernière |última |ultima |laatst |sist |senast |ostatnia )?"
              + "(updated?|modified|revised|published|posted|aktualisiert|aktualisierung|geändert"
              + "|stand\\b|veröffentlicht|mis(e)? à jour|mise? à jour|modifié|publié|actualizad[oa]"
              + "|actualización|publicado|atualizad[oa]|aggiornat[oa]|aggiornamento|pubblicato"
              + "|bijgewerkt|gewijzigd|gepubliceerd|oppdatert|opdateret|uppdaterad|publicerad"
              + "|päivitetty|aktualizacja|aktualizováno|обновлено|опубликовано|оновлено|güncelle"
              + "|更新|最終更新|公開|업데이트|수정|입력)");

  /** "3 hours ago", "12 comments", "4 min read". */
  private static final Pattern COUNT =
      Pattern.compile(
          "^\\W*(vor |il y a |hace |há |fa )?\\p{Nd}+\\s*"
              + "(sec|min|m\\b|hour|hr|h\\b|day|week|stunde|tag|woche|heure|jour|semaine|hora|día"
              + "|dia|ora|ore|giorn|uur|dag|comment|kommentar|commentaire|comentario|commenti"
              + "|share|view|read|minute)\\p{L}*( ago| read| fa| atrás| geleden| sedan| siden)?"
              + "\\W*$");

  private Stamps() {}

  static boolean isStamp(String paragraph) {
    String line = paragraph.strip().toLowerCase(Locale.ROOT);
    return line.length() <= CHARS_MAX
        && DIGIT.matcher(line).find()
        && ((UPDATED.matcher(line).find() && !isSentence(line)) || COUNT.matcher(line).find());
  }

  /** "Updated figures show that 12 people died." tells news. */
  private static boolean isSentence(String line) {
    long words = line.split("\\s+").length;
    return words > 12 && line.endsWith(".");
  }
}
