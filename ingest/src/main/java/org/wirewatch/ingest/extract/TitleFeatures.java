package org.wirewatch.ingest.extract;

import java.net.URI;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.wirewatch.ingest.extract.TitleCandidates.Source;

/** What the title model looks at: one row of numbers for each candidate of a page. */
final class TitleFeatures {
  private static final int SLUG_WORDS_MIN = 3;
  private static final Pattern MARK = Pattern.compile("\\p{M}");
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

  private TitleFeatures() {}

  static float[][] rows(List<TitleCandidate> candidates, URI url) {
    Set<String> slug = slugWords(url);
    float[][] rows = new float[candidates.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(candidates.get(i), candidates, slug);
    }
    return rows;
  }

  private static float[] row(TitleCandidate candidate, List<TitleCandidate> all, Set<String> slug) {
    Row row = new Row();
    for (Source source : Source.values()) {
      int how = candidate.how(source);
      boolean whole = candidate.whole(source);
      row.add(whole);
      row.add(!whole && how != 0);
    }
    int parts = candidate.how();
    int agreeing = candidate.agreeing();
    row.add((parts & TitleCandidate.HEAD) != 0 && agreeing == 0);
    row.add((parts & TitleCandidate.TAIL) != 0 && agreeing == 0);
    row.add((parts & TitleCandidate.PIECE) != 0 && agreeing == 0);
    row.add(agreeing >= 2);
    row.add(agreeing >= 3);
    row.add(agreeing >= 4);
    boolean heading = candidate.whole(Source.H1_ONLY) || candidate.whole(Source.H1_FIRST);
    row.add(heading && candidate.whole(Source.LD_HEADLINE));
    row.add(heading && candidate.whole(Source.OG));
    row.add(heading && candidate.whole(Source.TITLE));
    row.add(candidate.whole(Source.OG) && candidate.whole(Source.TITLE));
    row.add(candidate.whole(Source.H2_LEAD) && agreeing >= 2);
    row.add(candidate.whole(Source.H1_LATER) && agreeing >= 2);
    addRelations(row, candidate, all);
    row.add(candidate.isSite);
    row.add((parts & TitleCandidate.SUFFIXED) != 0);
    row.add(candidate.linksHome);
    row.add(candidate.afterKicker);
    row.add(candidate.shown);
    row.add(candidate.shownAsHeading);
    row.add(candidate.leads);
    row.add(candidate.rests.size() >= 2);
    row.add(candidate.rests.size() >= 2 && agreeing == 0);
    addForm(row, candidate, slug);
    return row.values();
  }

  /** How it stands to the candidates that other sources say in full. */
  private static void addRelations(Row row, TitleCandidate candidate, List<TitleCandidate> all) {
    boolean startsLonger = false;
    boolean endsLonger = false;
    boolean extendsHead = false;
    boolean extendsTail = false;
    for (TitleCandidate other : all) {
      if (other == candidate || !other.whole() || other.isSite) {
        continue;
      }
      boolean longer = other.key.length() > candidate.key.length();
      startsLonger |= longer && other.key.startsWith(candidate.key);
      endsLonger |= longer && other.key.endsWith(candidate.key);
      boolean telling = !longer && other.key.length() >= 8;
      extendsHead |= telling && candidate.key.startsWith(other.key);
      extendsTail |= telling && candidate.key.endsWith(other.key);
    }
    row.add(startsLonger);
    row.add(endsLonger);
    row.add(extendsHead);
    row.add(extendsTail);
  }

  private static void addForm(Row row, TitleCandidate candidate, Set<String> slug) {
    int length = candidate.text.length();
    boolean dense = candidate.text.chars().anyMatch(c -> c >= 0x2e80 && c < 0xfb00);
    int chars = dense ? length * 3 : length;
    row.add(chars < 10);
    row.add(chars < 18);
    row.add(chars < 30);
    row.add(length > 110);
    row.add(length > 160);
    row.add(candidate.text.endsWith("...") || candidate.text.endsWith("…"));
    row.add(Character.isLowerCase(candidate.text.codePointAt(0)));
    boolean known = slug.size() >= SLUG_WORDS_MIN;
    Set<String> words = words(candidate.text);
    Set<String> both = new HashSet<>(words);
    both.retainAll(slug);
    row.add(known && !words.isEmpty() ? (double) both.size() / words.size() : 0);
    row.add(known ? (double) both.size() / slug.size() : 0);
  }

  /** The words of the address's longest segment, as addresses write them. */
  private static Set<String> slugWords(URI url) {
    String path = url == null || url.getPath() == null ? "" : Texts.cut(url.getPath(), 500);
    String longest = "";
    for (String segment : path.split("/", 30)) {
      longest = segment.length() > longest.length() ? segment : longest;
    }
    return words(longest);
  }

  private static Set<String> words(String text) {
    String plain =
        Texts.lower(text)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    boolean ascii = plain.chars().allMatch(c -> c < 128);
    String bare =
        ascii
            ? plain
            : MARK.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    Set<String> words = new HashSet<>(Arrays.asList(GAP.split(bare, -1)));
    words.removeIf(word -> word.length() < 3);
    return words;
  }
}
