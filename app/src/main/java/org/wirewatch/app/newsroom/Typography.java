package org.wirewatch.app.newsroom;

/** How an outlet sets quotation marks; the articles are written with straight ones. */
enum Typography {
  STRAIGHT('"', '"', '\'', '\''),
  CURLY('\u201c', '\u201d', '\u2018', '\u2019'),
  /** British: single marks outside, double ones inside. */
  BRITISH('\u2018', '\u2019', '\u201c', '\u201d');

  private static final char APOSTROPHE = '\u2019';

  private final char open;
  private final char close;
  private final char innerOpen;
  private final char innerClose;

  Typography(char open, char close, char innerOpen, char innerClose) {
    this.open = open;
    this.close = close;
    this.innerOpen = innerOpen;
    this.innerClose = innerClose;
  }

  /** The text with this outlet's marks; as long as the text given. */
  String set(String text) {
    if (this == STRAIGHT) {
      return text;
    }
    StringBuilder set = new StringBuilder(text);
    boolean inner = false;
    for (int i = 0; i < text.length(); i++) {
      boolean opens = i == 0 || " (\u2014[\n".indexOf(text.charAt(i - 1)) >= 0;
      switch (text.charAt(i)) {
        case '"' -> set.setCharAt(i, opens ? open : close);
        case '\'' -> {
          boolean afterOpening = i > 0 && text.charAt(i - 1) == '"' && !inner;
          boolean letterFollows =
              i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
          if ((opens || afterOpening) && letterFollows) {
            set.setCharAt(i, innerOpen);
            inner = true;
          } else if (inner && !letterFollows) {
            set.setCharAt(i, innerClose);
            inner = false;
          } else {
            set.setCharAt(i, APOSTROPHE);
          }
        }
        default -> {}
      }
    }
    return set.toString();
  }
}
