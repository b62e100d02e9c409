package org.wirewatch.ingest.extract;

/** Marks of boilerplate in the words of a block, in the main languages. */
final class Phrases {
  private static final int SHORT = 400;
  private static final char START = '^';

  /** Words with ^ count at the start of a block only, marks before the first letter passed over. */
  private static final String[][] GROUPS = {
    {
      "^read more",
      "^read also",
      "^read next",
      "^read the full",
      "^see also",
      "^also read",
      "^also see",
      "^more on",
      "^more from",
      "^more about",
      "^more stories",
      "^related",
      "^recommended",
      "^you may like",
      "^you may also like",
      "^you might also",
      "^watch:",
      "^watch now",
      "^don t miss",
      "^what to read",
      "^top stories",
      "^most read",
      "^most popular",
      "^continue reading",
      "^trending",
      "^up next",
      "^mehr zum",
      "^mehr zu",
      "^mehr dazu",
      "^mehr lesen",
      "^mehr aus",
      "^lesen sie",
      "^lies auch",
      "^lies mehr",
      "^lies hier",
      "^auch interessant",
      "^das könnte",
      "^weitere",
      "^weiterlesen",
      "^siehe auch",
      "^passend dazu",
      "^zum thema",
      "^meistgelesen",
      "^hier lesen",
      "^hier geht",
      "^hier finden",
      "^jetzt lesen",
      "^lire aussi",
      "^lire la suite",
      "^lire également",
      "^à lire",
      "^voir aussi",
      "^sur le même",
      "^les plus lus",
      "^lea también",
      "^lea más",
      "^lee también",
      "^lee más",
      "^leer más",
      "^te puede",
      "^le puede",
      "^ver también",
      "^más sobre",
      "^más noticias",
      "^más leíd",
      "^mira también",
      "^leggi anche",
      "^leggi tutto",
      "^potrebbe",
      "^guarda anche",
      "^leia também",
      "^leia mais",
      "^veja também",
      "^veja mais",
      "^saiba mais",
      "^confira",
      "^lees ook",
      "^lees meer",
      "^lees verder",
      "^les også",
      "^les mer",
      "^läs också",
      "^läs mer",
      "^läs även",
      "^læs også",
      "^læs mere",
      "^lue myös",
      "^lue lisää",
      "^читайте",
      "^смотрите",
      "^czytaj",
      "^zobacz",
      "^přečtěte",
      "^číst",
      "^ayrıca",
      "^ilgili",
      "^関連",
      "^あわせて",
      "^続き",
      "^관련",
      "^相关",
      "^相關",
      "^延伸",
      "^اقرأ",
      "^اقرا"
    },
    {
      "newsletter",
      "subscri",
      "sign up",
      "sign in",
      "log in",
      "click here",
      "follow us",
      "download the",
      "download our",
      "whatsapp",
      "cookie",
      "privacy policy",
      "terms of use",
      "terms of service",
      "all rights reserved",
      "copyright",
      "©",
      "affiliate",
      "advertisement",
      "sponsored",
      "support our",
      "contact us",
      "email us",
      "email me",
      "telegram",
      "abonnier",
      "anmelden",
      "datenschutz",
      "werbung",
      "anzeige",
      "folgen sie",
      "jetzt testen",
      "jetzt registr",
      "jetzt abon",
      "nachdruck",
      "alle rechte",
      "abonnez",
      "inscrivez",
      "publicité",
      "suivez",
      "tous droits",
      "suscrib",
      "suscríb",
      "regístrate",
      "registrate",
      "publicidad",
      "síguenos",
      "todos los derechos",
      "derechos reservados",
      "iscriviti",
      "seguici",
      "pubblicità",
      "riproduzione riservata",
      "assine",
      "inscreva",
      "siga",
      "direitos reservados",
      "abonneer",
      "nieuwsbrief",
      "nyhetsbrev",
      "nyhedsbrev",
      "prenumerera",
      "uutiskirje",
      "подпис",
      "реклама",
      "все права",
      "無断",
      "転載",
      "会員",
      "登録",
      "무단",
      "구독",
      "版权",
      "订阅",
      "اشترك"
    },
    {
      "^photo",
      "^image",
      "^picture",
      "^credit",
      "^source",
      "^video",
      "^by ",
      "^von ",
      "^foto",
      "^bild",
      "^quelle",
      "^crédit",
      "^fuente",
      "^imagen",
      "^por ",
      "^par ",
      "^di ",
      "^fonte",
      "^published",
      "^updated",
      "^posted",
      "^last updated",
      "^last modified",
      "^stand ",
      "^stand:",
      "^veröffentlicht",
      "^aktualisiert",
      "^publié",
      "^mis à jour",
      "^publicado",
      "^actualizado",
      "^опубликовано",
      "^фото",
      "^写真",
      "^사진",
      "^graphic",
      "^illustration",
      "^getty",
      "^reuters",
      "^afp",
      "^dpa",
      "^imago"
    }
  };

  static final int RELATED = 1;
  static final int PROMPT = 1 << 1;
  static final int CREDIT = 1 << 2;

  private static final WordFinder FINDER = new WordFinder(GROUPS);

  private Phrases() {}

  /** The bit set of {@link #RELATED}, {@link #PROMPT} and {@link #CREDIT} that the block shows. */
  static int mask(String text) {
    if (text.length() > SHORT) {
      return 0;
    }
    int from = 0;
    while (from < text.length() - 1 && from < 4 && !Character.isLetter(text.charAt(from))) {
      from++;
    }
    int state = FINDER.step(0, START);
    int found = 0;
    for (int i = from; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      state = FINDER.step(state, c == '-' || c == '\'' || c == '’' ? ' ' : c);
      found |= FINDER.mask(state);
    }
    return found;
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
