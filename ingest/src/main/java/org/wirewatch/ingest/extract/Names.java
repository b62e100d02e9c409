package org.wirewatch.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts names out of bylines: prefixes, dates and addresses go, lists are split. */
final class Names {
  private static final int CHARS_MAX = 80;
  private static final int TEXT_CHARS_MAX = 500;
  private static final int PARTS_MAX = 20;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern PREFIX =
      Pattern.compile(
          "^(?:.{0,40}\\bby|(?:artikel |text |ein beitrag )?vo[nm]|par|por|di|door|av|af|text"
              + "|autor(?:in|en|a|e|es)?(?:/(?:autor|in))?|authors?|auteurs?|escribe|reporter|redaktion"
              + "|автор|(?:geschrieben|verfasst) von|écrit par|escrito por|scritto da|geschreven door"
              + "|(?:\\p{L}{3,20}\\s){1,3}von(?=\\s+(?-i:\\p{Lu})\\p{L}+\\s+(?-i:\\p{Lu})))\\s{0,2}:?\\s+",
          FLAGS);

  /** What follows a name in a byline: dates, "published", a mail address, a handle. */
  private static final Pattern REST =
      Pattern.compile(
          "\\s*(?:\\d|\\S{1,60}@|@\\w|\\b(?:published|posted|updated|last updated|publié|mis à jour"
              + "|(?:zuerst )?veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|опубликовано"
              + "|says|sagt|le|am|on)\\b\\W*(?:$|:|le|am|on|\\d)|기자|記者|记者).*$",
          FLAGS | Pattern.DOTALL);

  private static final Pattern SPLIT =
      Pattern.compile(
          "\\s*(?:;|,|\\||/|\\n|•|·|\\s&\\s|\\sand\\s|\\sund\\s|\\set\\s|\\sy\\s|\\se\\s)\\s*",
          FLAGS);

  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?:by|von|par|por|publi|fotos?\\b|photos?\\b|bild\\b|posted|update|veröffentlicht|aktualisiert|unknown|anonymous|admin|author|autor"
              + "|profile?|profil|copyright|https?|www)\\b.*",
          FLAGS);

  /** A weekday or label cut from what followed, or the rubric of a byline. */
  private static final Pattern TRAILER =
      Pattern.compile(
          "(?<=\\p{L}\\s\\p{L}{1,30})(?:\\s(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun"
              + "|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|stand)|\\sin\\s.{2,40})$",
          FLAGS);

  private Names() {}

  /** One name without prefix and trailing date. */
  static String clean(String raw) {
    String bare = PREFIX.matcher(JsonLd.clean(Texts.cut(raw, TEXT_CHARS_MAX))).replaceFirst("");
    Matcher rest = REST.matcher(bare);
    String name = rest.find() && rest.start() > 0 ? bare.substring(0, rest.start()) : bare;
    String trimmed = name.replaceAll("^[\\s:|–—-]+|[\\s:,|–—•-]+$", "");
    return TRAILER.matcher(trimmed).replaceFirst("");
  }

  /** The names of a list as bylines and meta tags write it. */
  static List<String> split(String text) {
    List<String> names = new ArrayList<>();
    if (text.contains("://")) {
      return names;
    }
    String bare = PREFIX.matcher(JsonLd.clean(Texts.cut(text, TEXT_CHARS_MAX))).replaceFirst("");
    for (String part : SPLIT.split(bare, PARTS_MAX)) {
      names.add(clean(part));
    }
    return names;
  }

  /** No address, handle, number or stock phrase. */
  static boolean isPlausible(String name) {
    return name.length() >= 2
        && name.length() <= CHARS_MAX
        && !name.contains("://")
        && name.indexOf('@') < 0
        && !name.startsWith("/")
        && name.chars().anyMatch(Character::isLetter)
        && !Character.isDigit(name.charAt(0))
        && !NO_NAME.matcher(name).matches();
  }

  /** Two to four words that all begin with a capital letter. */
  static boolean isPerson(String name) {
    String[] words = name.split(" ", 6);
    if (words.length < 2 || words.length > 4) {
      return false;
    }
    for (String word : words) {
      if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
        return false;
      }
    }
    return true;
  }
}
