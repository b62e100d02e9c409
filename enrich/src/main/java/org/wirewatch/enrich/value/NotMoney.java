package org.wirewatch.enrich.value;

import java.util.Set;

/** Pounds of weight, the verb {@code won}, and sayings with cents. */
final class NotMoney {
  private static final int WINDOW = 6;
  private static final long POUNDS_SURE = 1_000;

  private static final Set<String> WEIGHT =
      Set.of(
          "weigh",
          "weighs",
          "weighed",
          "weighing",
          "weight",
          "lost",
          "lose",
          "losing",
          "gain",
          "gained",
          "shed",
          "lift",
          "lifted",
          "lifting",
          "lighter",
          "heavier",
          "seized",
          "load",
          "loads",
          "cargo");

  private static final Set<String> PAYMENT =
      Set.of(
          "pay",
          "pays",
          "paid",
          "paying",
          "cost",
          "costs",
          "costing",
          "price",
          "priced",
          "worth",
          "spend",
          "spent",
          "spending",
          "fine",
          "fined",
          "earn",
          "earned",
          "earns",
          "charge",
          "charged",
          "charges",
          "fee",
          "fees",
          "wage",
          "wages",
          "salary",
          "sell",
          "sold",
          "buy",
          "bought",
          "ticket",
          "tickets",
          "bill",
          "bills",
          "tax",
          "debt",
          "rent",
          "owed",
          "owes",
          "raised",
          "donated",
          "budget",
          "save",
          "savings",
          "grant",
          "funding",
          "contract");

  /** After {@code pounds of} these, money is meant. */
  private static final Set<String> FUNDS =
      Set.of(
          "public",
          "taxpayers",
          "taxpayer",
          "investment",
          "funding",
          "debt",
          "aid",
          "cash",
          "government",
          "money",
          "savings",
          "income",
          "revenue",
          "spending",
          "damage",
          "cuts");

  /** After {@code 5 won}, these show the verb. */
  private static final Set<String> OBJECTS =
      Set.of(
          "the",
          "a",
          "an",
          "their",
          "his",
          "her",
          "its",
          "our",
          "seats",
          "awards",
          "prizes",
          "medals",
          "election",
          "re-election",
          "gold",
          "by",
          "against",
          "over",
          "in",
          "and");

  private final ValueText text;

  NotMoney(ValueText text) {
    this.text = text;
  }

  /**
   * Whether a number with a currency's noun is no sum.
   *
   * @param noun in small letters
   * @param next index of the token behind the noun
   */
  boolean is(Numeral number, String noun, int next) {
    return switch (noun) {
      case "pound", "pounds" -> isWeight(number, next);
      case "won" -> !number.atLeast(100) || isVerb(next);
      case "rand", "real", "lei", "pula", "dong" -> text.isCapital(next - 1);
      case "cents" -> isSaying(number, next);
      case "crown", "crowns", "mark", "marks", "quid" -> !number.atLeast(2);
      default -> false;
    };
  }

  private boolean isWeight(Numeral number, int next) {
    if (text.is(next, "of")) {
      return !FUNDS.contains(text.lower(next + 1));
    }
    if (text.is(next - 1, "sterling")) {
      return false;
    }
    boolean payment = false;
    for (int at = number.first() - 1; at >= 0 && at >= number.first() - WINDOW; at--) {
      if (WEIGHT.contains(text.lower(at))) {
        return !number.scaled();
      }
      payment |= PAYMENT.contains(text.lower(at));
      if (text.startsSentence(at)) {
        break;
      }
    }
    return !payment && !number.atLeast(POUNDS_SURE);
  }

  private boolean isVerb(int next) {
    return OBJECTS.contains(text.lower(next)) && !text.is(next, "in") && !text.is(next, "and");
  }

  private boolean isSaying(Numeral number, int next) {
    boolean mine =
        switch (text.lower(number.first() - 1)) {
          case "my", "your", "his", "her", "their", "our" -> true;
          default -> false;
        };
    boolean onTheDollar = text.is(next, "on") && text.is(next + 2, "dollar");
    return mine || onTheDollar || text.is(next, "worth") || text.is(next, "'");
  }
}
