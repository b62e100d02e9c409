package org.wirewatch.ingest.extract;

/**
 * Words that class names, ids and roles use for the parts of a page.
 *
 * <p>Names are folded to lower-case letters with {@code -} for everything else and before capitals
 * inside words, and framed by {@code -}; so {@code -ad-} finds "top_ad" and not "header".
 */
final class Vocabulary {
  static final int BODY = 0;
  static final int BYLINE = 1;
  static final int DATE = 2;
  static final int COMMENT = 7;
  static final int RELATED = 8;
  static final int OFFER = 10;
  static final int ADVERTISEMENT = 11;

  /** One line a group; the bit of a group is its position. */
  private static final String[][] GROUPS = {
    {
      "articlebody",
      "article-body",
      "articletext",
      "article-text",
      "articlecontent",
      "article-content",
      "storybody",
      "story-body",
      "storytext",
      "story-text",
      "story-content",
      "entry-content",
      "entrycontent",
      "post-content",
      "postcontent",
      "post-body",
      "postbody",
      "body-text",
      "bodytext",
      "body-copy",
      "bodycopy",
      "content-body",
      "main-text",
      "maintext",
      "richtext",
      "rich-text",
      "prose",
      "paragraph",
      "article-paragraph",
      "text-content",
      "wysiwyg",
      "body-content",
      "article-detail",
      "news-text",
      "newstext",
      "detail-text",
      "fulltext",
      "single-content",
      "textblock",
      "text-block",
      "contenttext",
      "body-inner",
      "article-main"
    },
    {
      "byline",
      "author",
      "autor",
      "authors",
      "writer",
      "contributor",
      "reporter",
      "journalist",
      "redakteur",
      "redacteur",
      "auteur",
      "forfatter",
      "skribent",
      "verfasser",
      "signature",
      "creditline",
      "vcard"
    },
    {
      "date",
      "datum",
      "fecha",
      "time",
      "timestamp",
      "published",
      "publish",
      "pubdate",
      "datetime",
      "updated",
      "dateline",
      "posted",
      "zeit",
      "meta-info"
    },
    {"article", "story", "post-", "entry", "news", "artikel", "articulo", "beitrag", "hentry"},
    {"content", "main", "text", "body", "inhalt", "contenido", "contenu"},
    {
      "lead",
      "teaser-text",
      "intro",
      "summary",
      "dek",
      "subtitle",
      "subheadline",
      "sub-headline",
      "standfirst",
      "excerpt",
      "abstract",
      "description",
      "chapeau",
      "bajada",
      "entradilla",
      "vorspann",
      "deck",
      "sommario",
      "ingress",
      "headnote",
      "sapo",
      "kicker-text",
      "synopsis"
    },
    {"headline", "title", "titel", "titulo", "titre", "heading", "kicker", "topline", "roofline"},
    {
      "comment",
      "kommentar",
      "comentario",
      "disqus",
      "respond",
      "reply",
      "discussion",
      "forum",
      "feedback",
      "reaction",
      "livefyre"
    },
    {
      "related", "recommend", "more-", "read-also", "readmore", "read-more", "further", "similar",
      "outbrain", "taboola", "trending", "popular", "most-", "mostread", "latest", "see-also",
      "verwandt", "weitere", "empfehl", "relacionad", "associe", "correlat", "also-", "next-",
      "previous", "prev-", "teaser", "suggest", "playlist", "top-stories", "topstories", "linkbox",
      "link-list", "linklist", "up-next", "upnext", "inread", "relatert", "relaterad"
    },
    {
      "share",
      "social",
      "facebook",
      "twitter",
      "whatsapp",
      "sharing",
      "follow",
      "teilen",
      "compartir",
      "addthis",
      "pinterest",
      "shariff",
      "bookmark"
    },
    {
      "newsletter", "subscribe", "subscription", "signup", "sign-up", "promo", "abo-", "paywall",
      "register", "login", "premium", "donate", "donation", "membership", "offer", "regwall",
      "suscri", "spende", "support", "cta-", "call-to", "-cta", "app-"
    },
    {
      "-ad-", "-ads-", "advert", "sponsor", "banner", "anzeige", "werbung", "publicidad",
      "publicite", "adslot", "ad-slot", "-dfp", "-gpt", "affiliate", "commerce", "partner",
      "shopping", "product", "reklam", "annons", "adunit", "adbox", "-ad"
    },
    {
      "caption", "credit", "figure", "copyright", "image", "photo", "picture", "gallery", "bild",
      "foto", "slideshow", "media", "lightbox", "carousel", "slider", "thumb", "img", "legend"
    },
    {"video", "player", "audio", "podcast", "listen", "speech", "vjs", "jwplayer", "read-aloud"},
    {
      "tag-",
      "tags",
      "topic",
      "keyword",
      "category",
      "categories",
      "thema",
      "themen",
      "label",
      "section-name",
      "schlagw",
      "temas",
      "rubri",
      "-cat-"
    },
    {
      "nav",
      "menu",
      "breadcrumb",
      "pagination",
      "pager",
      "header",
      "toolbar",
      "skip",
      "search",
      "navbar",
      "masthead",
      "sitemap",
      "dropdown",
      "paging"
    },
    {"footer", "foot", "copyright", "legal", "disclaimer", "imprint", "impressum", "bottom"},
    {
      "cookie",
      "consent",
      "gdpr",
      "privacy",
      "popup",
      "modal",
      "overlay",
      "dialog",
      "notice",
      "alert",
      "cmp-",
      "datenschutz",
      "message",
      "tooltip",
      "lightbox"
    },
    {"sidebar", "aside", "widget", "rail", "side-", "marginal", "column-right", "secondary"},
    {
      "infobox",
      "info-box",
      "factbox",
      "fact-box",
      "box",
      "faktabox",
      "embed",
      "iframe",
      "card",
      "twitter-tweet",
      "instagram",
      "quote",
      "zitat",
      "pullquote",
      "pull-quote",
      "highlight",
      "toc",
      "table-of",
      "inhaltsverzeichnis",
      "glossar",
      "poll",
      "quiz",
      "survey",
      "umfrage",
      "timeline"
    },
    {
      "bio",
      "about",
      "profile",
      "author-box",
      "authorbox",
      "author-info",
      "about-author",
      "author-bio",
      "authorbio",
      "portrait"
    },
    {
      "hidden",
      "invisible",
      "sr-only",
      "visually-hidden",
      "screen-reader",
      "d-none",
      "hide",
      "noprint"
    },
    {
      "print", "font", "tools", "action", "button", "btn", "icon", "counter", "views", "rating",
      "meta"
    },
    {"live", "ticker", "liveblog", "update", "entry-item"}
  };

  /**
   * Comments, related, share, offer, advertisement, navigation, footer, notice, sidebar, author.
   */
  static final int[] NO_ARTICLE = {7, 8, 9, 10, 11, 15, 16, 17, 18, 20};

  static final int GROUP_COUNT = GROUPS.length;
  private static final int NAME_CHARS_MAX = 300;
  private static final WordFinder FINDER = new WordFinder(GROUPS);

  private Vocabulary() {}

  /** The bit set of groups whose words the name holds. */
  static int mask(String name) {
    int state = FINDER.step(0, '-');
    int found = FINDER.mask(state);
    boolean lower = false;
    int length = Math.min(name.length(), NAME_CHARS_MAX);
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      boolean capital = c >= 'A' && c <= 'Z';
      if (lower && capital) {
        state = FINDER.step(state, '-');
        found |= FINDER.mask(state);
      }
      lower = c >= 'a' && c <= 'z';
      state = FINDER.step(state, capital ? (char) (c + 32) : lower ? c : '-');
      found |= FINDER.mask(state);
    }
    return found | FINDER.mask(FINDER.step(state, '-'));
  }

  static boolean has(String name, int group) {
    return (mask(name) >> group & 1) != 0;
  }
}
