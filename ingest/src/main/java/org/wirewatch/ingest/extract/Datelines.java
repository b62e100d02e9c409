package org.wirewatch.ingest.extract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates in the text of a page: the line by the headline that says when it was published, told from
 * dates in captions, sentences and announcements by what else the line says.
 */
final class Datelines {
  private static final int BLOCKS_NEAR = 9;
  private static final int BLOCKS_FURTHER = 11;
  private static final int BLOCKS_BEFORE = 6;
  private static final int LINE_CHARS_MAX = 200;
  private static final int REST_CHARS_MAX = 90;
  private static final int SENTENCE_REST_CHARS = 30;
  private static final int CLOCK_CHARS = 6;
  private static final int PROSE_WORDS = 5;
  private static final int BLOCKS_MAX = 3_000;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern PUBLISHED =
      Pattern.compile(
          "publish|\\bposted|^date\\s?:|^datum\\b|veröffentlicht|erschienen|erstellt|publié|paru le"
              + "|publicad|pubblicat|gepubliceerd|geplaatst|publikacj|opublikowan|publicerad|publisert"
              + "|julkaistu|udgivet|опубликован|дата публикации|yayın|公開|掲載|입력|등록|발행|发布|發布",
          FLAGS);

  private static final Pattern MODIFIED =
      Pattern.compile(
          "updated?\\b|last|zuletzt|modified|edited|aktualisiert|\\bakt\\.|geändert|mis à jour|modifié"
              + "|actualizad|aggiornat|atualizad|bijgewerkt|zaktualizowan|uppdaterad|oppdatert|opdateret"
              + "|обновлен|güncelle|更新|수정",
          FLAGS);

  /** Lines about pictures, events and rights hold other dates. */
  private static final Pattern OTHER =
      Pattern.compile(
          "©|copyright|\\bfotos?\\b|\\bphotos?\\b|\\bbild(?:er)?\\s?:|\\bimages?\\b|getty|\\btermin|\\bwhen\\s?:"
              + "|\\bwann\\s?:|\\bevent|verfügbar|\\bavailable",
          FLAGS);

  /** Where two inline elements met without a space: "DambrotNovember". */
  private static final Pattern GLUED = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  private static final Pattern LOWER_WORD = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Ll}{2,}");

  private final PageText page;
  private final boolean monthFirst;

  /** How sure a line is about its date being the one of publication. */
  private enum Kind {
    PUBLISHED,
    PLAIN,
    MODIFIED
  }

  private record Line(StatedTime time, Kind kind) {}

  /**
   * Over a page's text.
   *
   * @param monthFirst whether the page is American and means 3 April by 4/3
   */
  Datelines(PageText page, boolean monthFirst) {
    this.page = page;
    this.monthFirst = monthFirst;
  }

  /** The date by the headline: shortly after it, else before it, else further on. */
  Optional<StatedTime> byTitle() {
    int title = page.titleBlock;
    int size = page.blocks.size();
    int near = Math.min(size, Math.max(0, title + 1) + BLOCKS_NEAR);
    int before = Math.max(0, title - BLOCKS_BEFORE);
    return first(Kind.PUBLISHED, title + 1, near)
        .or(() -> first(Kind.PLAIN, title + 1, near))
        .or(() -> last(Kind.PUBLISHED, before, title))
        .or(() -> last(Kind.PLAIN, before, title))
        .or(() -> first(Kind.MODIFIED, title + 1, near))
        .or(() -> first(Kind.PUBLISHED, near, Math.min(size, near + BLOCKS_FURTHER)))
        .or(() -> first(Kind.PLAIN, near, Math.min(size, near + BLOCKS_FURTHER)));
  }

  /** A date anywhere that is called the one of publication. */
  Optional<StatedTime> labelled() {
    return first(Kind.PUBLISHED, 0, Math.min(BLOCKS_MAX, page.blocks.size()));
  }

  /** A date anywhere that is called the one of the last change. */
  Optional<StatedTime> changed() {
    return first(Kind.MODIFIED, 0, Math.min(BLOCKS_MAX, page.blocks.size()));
  }

  private Optional<StatedTime> first(Kind kind, int from, int to) {
    for (int i = from; i < to; i++) {
      Line line = line(page.blocks.get(i));
      if (line != null && line.kind == kind) {
        return Optional.of(line.time);
      }
    }
    return Optional.empty();
  }

  private Optional<StatedTime> last(Kind kind, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      Line line = line(page.blocks.get(i));
      if (line != null && line.kind == kind) {
        return Optional.of(line.time);
      }
    }
    return Optional.empty();
  }

  /** What the block says of a date; null when it is no line of a date. */
  private Line line(Block block) {
    String text = GLUED.matcher(Texts.cut(block.text(), LINE_CHARS_MAX + 1)).replaceAll(" ");
    boolean line = text.length() <= LINE_CHARS_MAX && block.box().quote == null;
    if (!line || text.chars().noneMatch(Character::isDigit)) {
      return null;
    }
    Matcher published = PUBLISHED.matcher(text);
    if (published.find()) {
      Optional<DateParser.Found> date =
          DateParser.find(text.substring(published.start()), monthFirst);
      if (date.isPresent() && date.get().start() <= REST_CHARS_MAX) {
        return new Line(date.get().time(), Kind.PUBLISHED);
      }
    }
    Optional<DateParser.Found> date = DateParser.find(text, monthFirst);
    if (date.isEmpty() || OTHER.matcher(text).find()) {
      return null;
    }
    int rest = text.length() - (date.get().end() - date.get().start());
    boolean changed = MODIFIED.matcher(text.substring(0, date.get().start())).find();
    boolean sentence = rest > SENTENCE_REST_CHARS && Phrases.endsSentence(text);
    boolean prose =
        rest > SENTENCE_REST_CHARS && LOWER_WORD.matcher(text).results().count() >= PROSE_WORDS;
    boolean caption = block.box().figure != null && rest > CLOCK_CHARS;
    if (caption || rest > REST_CHARS_MAX || ((sentence || prose) && !changed)) {
      return null;
    }
    return new Line(date.get().time(), changed ? Kind.MODIFIED : Kind.PLAIN);
  }
}
