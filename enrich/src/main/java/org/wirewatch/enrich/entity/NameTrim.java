package org.wirewatch.enrich.entity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import opennlp.tools.util.Span;

/**
 * Cuts from a name what belongs to no name: marks at its ends, a person's title before it. An
 * adjective of nationality alone is no name.
 */
public final class NameTrim {
  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "mx",
          "miss",
          "dr",
          "prof",
          "professor",
          "rev",
          "reverend",
          "sir",
          "dame",
          "sen",
          "senator",
          "rep",
          "representative",
          "gov",
          "governor",
          "gen",
          "general",
          "col",
          "colonel",
          "lt",
          "lieutenant",
          "capt",
          "captain",
          "maj",
          "major",
          "sgt",
          "sergeant",
          "president",
          "chancellor",
          "minister",
          "premier",
          "secretary",
          "ambassador",
          "judge",
          "justice",
          "mayor",
          "inspector",
          "insp",
          "detective",
          "det",
          "chief",
          "officer",
          "congressman",
          "congresswoman",
          "king",
          "queen",
          "prince",
          "princess",
          "pope",
          "cardinal",
          "bishop",
          "archbishop",
          "coach",
          "lord",
          "lady",
          "sheikh",
          "commissioner",
          "director");

  private static final Set<String> NATIONALITIES =
      Set.of(
          ("Afghan Albanian Algerian American Americans Angolan Argentine Argentinian"
                  + " Armenian Australian Australians Austrian Azerbaijani Bahraini Bangladeshi"
                  + " Belarusian Belgian Bolivian Bosnian Brazilian Brazilians Briton Britons British"
                  + " Bulgarian Burmese Cambodian Cameroonian Canadian Canadians Chechen Chilean"
                  + " Chinese Colombian Congolese Croatian Cuban Cubans Cypriot Czech Danish Danes"
                  + " Dutch Ecuadorian Egyptian Egyptians Emirati English Eritrean Estonian Ethiopian"
                  + " European Europeans Filipino Finnish French Frenchman Georgian German Germans"
                  + " Ghanaian Greek Greeks Guatemalan Haitian Honduran Hungarian Icelandic Indian"
                  + " Indians Indonesian Iranian Iranians Iraqi Iraqis Irish Israeli Israelis Italian"
                  + " Italians Jamaican Japanese Jewish Jews Jordanian Kazakh Kenyan Kosovar Kurdish"
                  + " Kurds Kuwaiti Kyrgyz Laotian Latvian Lebanese Liberian Libyan Lithuanian"
                  + " Macedonian Malaysian Malian Maltese Mexican Mexicans Moldovan Mongolian"
                  + " Montenegrin Moroccan Mozambican Muslim Muslims Namibian Nepalese Nepali"
                  + " Nicaraguan Nigerian Nigerians Norwegian Omani Pakistani Pakistanis Palestinian"
                  + " Palestinians Panamanian Paraguayan Peruvian Polish Poles Portuguese Qatari"
                  + " Romanian Russian Russians Rwandan Saudi Saudis Scottish Senegalese Serb Serbian"
                  + " Serbs Singaporean Slovak Slovenian Somali Spanish Sudanese Swedish Swiss Syrian"
                  + " Syrians Taiwanese Tajik Tanzanian Thai Tibetan Tunisian Turkish Turks Turkmen"
                  + " Ugandan Ukrainian Ukrainians Uruguayan Uzbek Venezuelan Venezuelans Vietnamese"
                  + " Welsh Western Yemeni Zambian Zimbabwean African Africans Asian Asians Arab Arabs"
                  + " Arabic Christian Christians Catholic Catholics Islamic Latino Latinos Hispanic"
                  + " Korean Koreans Republican Republicans Democrat Democrats Democratic")
              .split(" ", -1));

  private NameTrim() {}

  /** The name without them; null when nothing is left. */
  public static Span trim(List<String> words, Span name) {
    int start = name.getStart();
    int end = name.getEnd();
    while (end > start && !hasWord(words.get(end - 1))) {
      end--;
    }
    while (start < end && !hasWord(words.get(start))) {
      start++;
    }
    if (name.getType().equals("PER")) {
      while (start < end && isTitle(words.get(start))) {
        start++;
      }
    }
    if (end - start > 1
        && words.get(start).equalsIgnoreCase("the")
        && !keepsArticle(words, start)) {
      start++;
    }
    if (start == end || (end - start == 1 && isNationality(words.get(start)))) {
      return null;
    }
    return new Span(start, end, name.getType(), name.getProb());
  }

  private static boolean keepsArticle(List<String> words, int start) {
    return words.get(start + 1).equals("Hague");
  }

  static boolean isNationality(String word) {
    return NATIONALITIES.contains(word);
  }

  static boolean isTitle(String word) {
    String low = word.toLowerCase(Locale.ROOT);
    return TITLES.contains(low.endsWith(".") ? low.substring(0, low.length() - 1) : low);
  }

  private static boolean hasWord(String word) {
    return word.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
