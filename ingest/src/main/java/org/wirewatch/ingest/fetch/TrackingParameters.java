package org.wirewatch.ingest.fetch;

import java.util.Locale;
import java.util.Set;

/** Query parameters that say how a reader came to a page, not which page it is. */
final class TrackingParameters {
  private static final Set<String> NAMES =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "gad_source",
          "gad_campaignid",
          "srsltid",
          "msclkid",
          "yclid",
          "ysclid",
          "twclid",
          "ttclid",
          "igshid",
          "igsh",
          "mibextid",
          "epik",
          "irclickid",
          "irgwc",
          "tblci",
          "obclid",
          "dicbo",
          "rb_clickid",
          "li_fat_id",
          "_openstat",
          "mindbox-click-id",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "ml_subscriber",
          "ml_subscriber_hash",
          "oly_enc_id",
          "oly_anon_id",
          "vero_id",
          "vero_conv",
          "wickedid",
          "nr_email_referer",
          "_hsenc",
          "_hsmi",
          "__hssc",
          "__hstc",
          "__hsfp",
          "__s",
          "hsctatracking",
          "s_cid",
          "s_kwcid",
          "ef_id",
          "cmpid",
          "ocid",
          "ncid",
          "cmp",
          "smid",
          "smtyp",
          "sr_share",
          "soc_src",
          "soc_trk",
          "ito",
          "xtor",
          "xtref",
          "wt_mc",
          "wt.mc_id",
          "wtmc",
          "at_medium",
          "at_campaign",
          "at_custom1",
          "at_custom2",
          "spm",
          "scm",
          "share",
          "sharetype",
          "guccounter",
          "guce_referrer",
          "guce_referrer_sig",
          "_ga",
          "_gl",
          "rss",
          "feedtype",
          "feedname",
          "ref_src",
          "ref_url",
          "fb_action_ids",
          "fb_action_types",
          "fb_source",
          "fb_ref",
          "trk",
          "trkcampaign",
          "action_object_map",
          "action_type_map",
          "action_ref_map",
          "mbid",
          "cid_source",
          "partner_source",
          "intcmp",
          "int_cmp",
          "intcid",
          "icid",
          "icmp",
          "dgcid",
          "ftag",
          "tpcc",
          "taid",
          "wpisrc",
          "wpmk",
          "wpmm",
          "sc_cid",
          "sc_campaign",
          "sc_channel",
          "pnespid",
          "__twitter_impression",
          "amp_js_v",
          "amp_gsa",
          "usqp");

  private static final Set<String> PREFIXES =
      Set.of(
          "utm_", "mtm_", "pk_", "piwik_", "hsa_", "matomo_", "stm_", "itm_", "at_", "ns_", "trc_",
          "bsft_", "sfmc_", "cx_");

  private TrackingParameters() {}

  /**
   * Whether the page is the same without it.
   *
   * @param value of its first occurrence; null when it has none
   */
  static boolean isTracking(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower)
        || PREFIXES.stream().anyMatch(lower::startsWith)
        || isAmp(lower, value);
  }

  /** The switch to a page's AMP form. */
  private static boolean isAmp(String name, String value) {
    boolean on = value == null || value.isEmpty() || value.equals("1") || value.equals("true");
    return (name.equals("amp") && on) || (name.equals("outputtype") && "amp".equals(value));
  }
}
