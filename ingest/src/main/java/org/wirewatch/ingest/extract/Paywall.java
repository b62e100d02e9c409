package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Whether a page marks its text as not free to all: schema.org's isAccessibleForFree, of the
 * article or of a part of it, then the meta tags that news sites use for the same.
 *
 * @see "https://developers.google.com/search/docs/appearance/structured-data/paywalled-content"
 */
final class Paywall {
  private static final Set<String> LOCKED =
      Set.of("locked", "metered", "premium", "paid", "subscriber", "subscribers", "subscription");

  private static final String[] TIERS = {
    "article:content_tier", "og:article:content_tier", "content_tier", "content-tier",
    "article:access", "access_level", "content_access", "paywall_type"
  };

  private static final int OFFER_CHARS_MIN = 60;
  private static final int OFFER_CHARS_MAX = 1_500;
  private static final String PROPERTY = "isAccessibleForFree";

  private Paywall() {}

  /** Null where the page does not say; a box that sells the rest of the text says so too. */
  static Boolean of(Page page, List<Block> blocks) {
    Boolean stated = stated(page);
    return (stated == null && sells(blocks)) ? Boolean.TRUE : stated;
  }

  private static Boolean stated(Page page) {
    JsonNode article = page.jsonLd().article();
    String free = stated(page, article);
    if (!free.isEmpty()) {
      return isNo(free);
    }
    for (JsonNode part : JsonLd.each(article.path("hasPart"))) {
      if (isNo(stated(page, page.jsonLd().resolve(part)))) {
        return true;
      }
    }
    List<Element> microdata = page.landmarks().microdata;
    for (Element element : microdata) {
      if (element.attr("itemprop").equals(PROPERTY)) {
        return isNo(element.hasAttr("content") ? element.attr("content") : element.text());
      }
    }
    String tier = Texts.lower(page.meta().first(TIERS));
    return tier.isEmpty() ? null : (Boolean) LOCKED.contains(tier);
  }

  private static boolean sells(List<Block> blocks) {
    for (Block block : blocks) {
      Box box = block.box().nearest[Vocabulary.OFFER];
      boolean shown = box != null && block.box().hidden == null && block.box().frame == null;
      if (shown && box.chars >= OFFER_CHARS_MIN && box.chars <= OFFER_CHARS_MAX) {
        String names = Texts.lower(Box.names(box.element));
        if (names.contains("paywall") && !names.contains("no-paywall")) {
          return true;
        }
      }
    }
    return false;
  }

  private static String stated(Page page, JsonNode object) {
    return page.jsonLd().text(object.path(PROPERTY));
  }

  private static boolean isNo(String value) {
    String text = Texts.lower(value);
    return text.equals("false")
        || text.equals("0")
        || text.equals("no")
        || text.endsWith("schema.org/false");
  }
}
