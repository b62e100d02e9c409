package org.wirewatch.ingest.extract;

import java.util.regex.Pattern;

/** Marks of boilerplate in the words of a block, in the main languages. */
final class Phrases {
  private static final int SHORT = 400;

  private static final Pattern RELATED =
      Pattern.compile(
          "^\\W{0,3}(read (more|also|next|the full)|see also|also read|also see|more (on|from|about|stories)|related|recommended|"
              + "you may (also )?like|watch( now)?:|don.t miss|what to read|top stories|most (read|popular)|"
              + "continue reading|trending|up next|"
              + "mehr (zum|zu|dazu|lesen|aus)|lesen sie|lies (auch|mehr|hier)|auch interessant|das könnte|weitere|weiterlesen|"
              + "siehe auch|passend dazu|zum thema|meistgelesen|hier (lesen|geht|finden)|jetzt lesen|"
              + "lire (aussi|la suite|également)|à lire|voir aussi|sur le même|les plus lus|"
              + "lea (también|más)|lee (también|más)|leer más|te puede|le puede|ver también|más (sobre|noticias|leíd)|mira también|"
              + "leggi (anche|tutto)|potrebbe|guarda anche|"
              + "leia (também|mais)|veja (também|mais)|saiba mais|confira|"
              + "lees (ook|meer|verder)|les (også|mer)|läs (också|mer|även)|læs (også|mere)|lue (myös|lisää)|"
              + "читайте|смотрите|czytaj|zobacz|přečtěte|číst|ayrıca|ilgili|"
              + "関連|あわせて|続き|관련|相关|延伸|اقرأ|اقرا)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PROMPT =
      Pattern.compile(
          "newsletter|subscri|sign up|sign in|log in|click here|follow us|download (the|our)|whatsapp|"
              + "cookie|privacy policy|terms of (use|service)|all rights reserved|copyright|©|\\(c\\) \\d{4}|"
              + "affiliate|advertisement|sponsored|support our|contact us|e-?mail (us|me)|telegram|"
              + "abonnier|anmelden|datenschutz|werbung|anzeige|folgen sie|jetzt (testen|registr|abon)|nachdruck|alle rechte|"
              + "abonnez|inscrivez|publicité|suivez|tous droits|"
              + "suscr[ií]b|reg[ií]strate|publicidad|síguenos|todos los derechos|derechos reservados|"
              + "iscriviti|seguici|pubblicità|riproduzione riservata|"
              + "assine|inscreva|siga|direitos reservados|"
              + "abonneer|nieuwsbrief|nyhetsbrev|nyhedsbrev|prenumerera|uutiskirje|"
              + "подпис|реклама|все права|無断|転載|会員|登録|무단|구독|版权|订阅|اشترك",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern CREDIT =
      Pattern.compile(
          "^\\W{0,3}(photo|image|picture|credit|source|video|by|von|foto|bild|quelle|crédit|source|fuente|imagen|por|par|di|"
              + "fonte|published|updated|posted|last (updated|modified)|stand|veröffentlicht|aktualisiert|publié|mis à jour|"
              + "publicado|actualizado|опубликовано|фото|写真|사진|graphic|illustration|getty|reuters|afp|dpa|imago)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Phrases() {}

  static boolean related(String text) {
    return RELATED.matcher(Texts.cut(text, 40)).find();
  }

  static boolean prompt(String text) {
    return text.length() <= SHORT && PROMPT.matcher(text).find();
  }

  static boolean credit(String text) {
    return text.length() <= SHORT && CREDIT.matcher(Texts.cut(text, 40)).find();
  }

  /** Commas of the scripts that have them. */
  static int commas(String text) {
    int commas = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case ',', '、', '，', '،', '؛', ';' -> commas++;
        default -> {}
      }
    }
    return commas;
  }

  /** Whether the text ends as a sentence does, closing quotes and brackets passed over. */
  static boolean endsSentence(String text) {
    for (int i = text.length() - 1; i >= 0 && i >= text.length() - 4; i--) {
      switch (text.charAt(i)) {
        case '.', '!', '?', '…', '。', '！', '？', '؟', '।' -> {
          return true;
        }
        case '"', '\'', '”', '“', '’', '»', '«', ')', ']', ' ', '」', '』', '‹', '›' -> {}
        default -> {
          return false;
        }
      }
    }
    return false;
  }
}
