package org.wirewatch.ingest.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Words that class names, ids and roles use for the parts of a page, found by one automaton
 * (Aho-Corasick) in one pass over the name.
 *
 * <p>Names are folded to lower-case letters with {@code -} for everything else and before capitals
 * inside words, and framed by {@code -}; so {@code -ad-} finds "top_ad" and not "header".
 */
final class Vocabulary {
  static final int BODY = 0;
  static final int BYLINE = 1;
  static final int DATE = 2;

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

  static final int GROUP_COUNT = GROUPS.length;
  private static final int LETTERS = 27;
  private static final int NAME_CHARS_MAX = 300;
  private static final short[][] NEXT;
  private static final int[] MASK;

  static {
    List<short[]> next = new ArrayList<>();
    List<Integer> mask = new ArrayList<>();
    next.add(state());
    mask.add(0);
    for (int group = 0; group < GROUPS.length; group++) {
      for (String word : GROUPS[group]) {
        int at = 0;
        for (int i = 0; i < word.length(); i++) {
          int letter = letter(word.charAt(i));
          if (next.get(at)[letter] < 0) {
            next.get(at)[letter] = (short) next.size();
            next.add(state());
            mask.add(0);
          }
          at = next.get(at)[letter];
        }
        mask.set(at, mask.get(at) | 1 << group);
      }
    }
    NEXT = next.toArray(short[][]::new);
    MASK = mask.stream().mapToInt(Integer::intValue).toArray();
    linkFailures();
  }

  private Vocabulary() {}

  /** The bit set of groups whose words the name holds. */
  static int mask(String name) {
    int state = NEXT[0][0];
    int found = MASK[state];
    boolean lower = false;
    int length = Math.min(name.length(), NAME_CHARS_MAX);
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      if (lower && c >= 'A' && c <= 'Z') {
        state = NEXT[state][0];
        found |= MASK[state];
      }
      lower = c >= 'a' && c <= 'z';
      state = NEXT[state][letter(c)];
      found |= MASK[state];
    }
    return found | MASK[NEXT[state][0]];
  }

  static boolean has(String name, int group) {
    return (mask(name) >> group & 1) != 0;
  }

  private static short[] state() {
    short[] state = new short[LETTERS];
    Arrays.fill(state, (short) -1);
    return state;
  }

  private static int letter(char c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z' && c < 128 ? lower - 'a' + 1 : 0;
  }

  private static void linkFailures() {
    int[] failure = new int[NEXT.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int letter = 0; letter < LETTERS; letter++) {
      if (NEXT[0][letter] < 0) {
        NEXT[0][letter] = 0;
      } else {
        open.add((int) NEXT[0][letter]);
      }
    }
    while (!open.isEmpty()) {
      int state = open.remove();
      MASK[state] |= MASK[failure[state]];
      for (int letter = 0; letter < LETTERS; letter++) {
        short child = NEXT[state][letter];
        short fallback = NEXT[failure[state]][letter];
        if (child < 0) {
          NEXT[state][letter] = fallback;
        } else {
          failure[child] = fallback;
          open.add((int) child);
        }
      }
    }
  }
}
