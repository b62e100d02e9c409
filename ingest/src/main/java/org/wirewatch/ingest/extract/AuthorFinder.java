package org.wirewatch.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The authors' names: JSON-LD, then meta tags, author links, microdata and bylines. Where the first
 * source only names the site itself, a person in a byline is preferred.
 */
final class AuthorFinder {
  private static final int NAMES_MAX = 20;
  private static final int BYLINE_CHARS_MAX = 120;
  private static final int ANCESTORS_MAX = 8;

  /** How a byline in running type begins; what follows must look like a person's name. */
  private static final Pattern BY =
      Pattern.compile(
          "(?:by|von|par|por|di|door|av|af|text|words|written by|autor(?:in|a|e|es)?(?:/autor)?|author"
              + "|auteur|escribe|scritto da|geschrieben von)\\b[\\s:].*",
          Pattern.CASE_INSENSITIVE);

  /** Names of elements about pictures and quotations, and the words that begin their text. */
  private static final Pattern CREDIT =
      Pattern.compile(
          "bild|photo|foto|image|quote|media-?info|(?i:^(?:fotos?|photos?|bild|quelle|credits?)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WRITTEN_BY =
      Pattern.compile(
          "written by|geschrieben von|verfasst von|écrit par|escrito por|scritto da"
              + "|geschreven door|napisane przez|skriven av|skrevet af|forfatter|автор|作者",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern OFFICE =
      Pattern.compile(
          ".*\\b(?:staff|writer|reporter|editor|correspondent|columnist|desk|newsroom)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CAPITALS = Pattern.compile("(?<!\\p{L})\\p{Lu}{3,}");

  private static final int BLOCKS_AFTER_TITLE = 8;

  private final Page page;
  private final List<Block> blocks;
  private final String title;
  private final String site;
  private final String publisher;

  private AuthorFinder(Page page, List<Block> blocks, String title, String site) {
    this.page = page;
    this.blocks = blocks;
    this.title = Texts.fold(title);
    this.site = Texts.fold(site == null ? "" : site);
    publisher = Texts.fold(page.jsonLd().text(page.jsonLd().article().path("publisher")));
  }

  /** Names in the page's order, without doubles; empty when the page names none. */
  static List<String> find(Page page, List<Block> blocks, String title, String siteName) {
    return new AuthorFinder(page, blocks, title, siteName).find();
  }

  private List<String> find() {
    List<String> stated = withoutSite(jsonLd());
    stated = stated.isEmpty() ? withoutSite(meta()) : stated;
    if (!stated.isEmpty() && !onlySite(stated)) {
      return stated;
    }
    List<String> shown = elements();
    shown = shown.isEmpty() ? nearTitle() : shown;
    boolean person = shown.stream().anyMatch(Names::isPerson) && !onlySite(shown);
    return stated.isEmpty() || person ? shown : stated;
  }

  private List<String> jsonLd() {
    Map<String, String> names = new LinkedHashMap<>();
    JsonNode article = page.jsonLd().article();
    for (JsonNode author : JsonLd.each(article.path("author"))) {
      String name = page.jsonLd().text(author);
      add(names, author.isTextual() ? Names.split(name) : List.of(Names.clean(name)));
    }
    return new ArrayList<>(names.values());
  }

  private List<String> meta() {
    MetaTags meta = page.meta();
    Map<String, String> names = new LinkedHashMap<>();
    for (String key :
        new String[] {"parsely-author", "cxenseparse:author", "author", "dc.creator", "byl"}) {
      meta.all(key).forEach(value -> add(names, Names.split(value)));
      if (!names.isEmpty()) {
        return new ArrayList<>(names.values());
      }
    }
    for (String value : meta.ending("author", "authors", "written by")) {
      add(names, Names.split(value));
    }
    if (WRITTEN_BY.matcher(meta.first("twitter:label1")).find()) {
      add(names, Names.split(meta.first("twitter:data1")));
    }
    return new ArrayList<>(names.values());
  }

  private List<String> elements() {
    Map<String, String> names = new LinkedHashMap<>();
    for (Element element : page.landmarks().bylines) {
      if (element.attr("rel").contains("author") && !inComments(element)) {
        add(names, Names.split(element.text()));
      }
    }
    for (Element element : page.landmarks().microdata) {
      if (names.isEmpty() && element.attr("itemprop").contains("author")) {
        String text = element.hasAttr("content") ? element.attr("content") : element.text();
        add(names, text.length() > BYLINE_CHARS_MAX ? List.of() : Names.split(text));
      }
    }
    for (Element element : page.landmarks().bylines) {
      String text = element.text();
      boolean byline = names.isEmpty() && text.length() <= BYLINE_CHARS_MAX && !inComments(element);
      if (byline
          && !CREDIT.matcher(element.className()).find()
          && !CREDIT.matcher(text).lookingAt()) {
        add(names, people(Names.split(text)));
      }
    }
    return new ArrayList<>(names.values());
  }

  /** Behind a person's name a byline often names the outlet, the place or the desk. */
  private static List<String> people(List<String> names) {
    if (names.size() < 2 || !isMixedCase(names.getFirst())) {
      return names;
    }
    return names.stream().filter(AuthorFinder::isMixedCase).toList();
  }

  private static boolean isMixedCase(String name) {
    return Names.isPerson(name) && !CAPITALS.matcher(name).find();
  }

  /** Whether the text begins as a byline does; much else does too. */
  static boolean startsAsByline(String text) {
    return BY.matcher(text).matches();
  }

  /** Persons in a line that begins as bylines do, shortly after the headline. */
  private List<String> nearTitle() {
    int start = titleBlock();
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = start; i < Math.min(blocks.size(), start + BLOCKS_AFTER_TITLE); i++) {
      Block block = blocks.get(i);
      String line = block.firstLine();
      boolean byline =
          names.isEmpty()
              && i > start
              && line.length() <= BYLINE_CHARS_MAX
              && !Phrases.endsSentence(line)
              && startsAsByline(line);
      if (byline) {
        List<String> found = new ArrayList<>(Names.split(line));
        found.removeIf(name -> !Names.isPerson(name) || OFFICE.matcher(name).matches());
        add(names, found);
      }
    }
    return new ArrayList<>(names.values());
  }

  private int titleBlock() {
    int heading = -1;
    for (Block block : blocks) {
      boolean first = block.box().tag.equals("h1") || block.box().tag.equals("h2");
      if (!title.isEmpty() && Texts.fold(block.text()).equals(title)) {
        return block.index();
      }
      heading = heading < 0 && first ? block.index() : heading;
    }
    return Math.max(0, heading);
  }

  private static void add(Map<String, String> names, List<String> found) {
    for (String name : found) {
      if (Names.isPlausible(name) && names.size() < NAMES_MAX) {
        names.putIfAbsent(Texts.fold(name), name);
      }
    }
  }

  /** The names but the site's own, unless there is no other. */
  private List<String> withoutSite(List<String> names) {
    List<String> others = names.stream().filter(name -> !isSite(name)).toList();
    return others.isEmpty() ? names : others;
  }

  private boolean onlySite(List<String> names) {
    return names.stream().allMatch(this::isSite);
  }

  private boolean isSite(String name) {
    String folded = Texts.fold(name);
    String host = page.url() == null ? "" : Texts.fold(String.valueOf(page.url().getHost()));
    boolean named = folded.equals(site) || (site.length() > 3 && folded.contains(site));
    return named
        || (folded.length() > 1 && !Names.isPerson(name) && site.contains(folded))
        || host.contains(folded)
        || (host.length() > 3 && folded.contains(host))
        || folded.equals(publisher);
  }

  private static boolean inComments(Element element) {
    Element at = element;
    for (int level = 0; level < ANCESTORS_MAX && at != null; level++) {
      if (Vocabulary.has(at.className() + " " + at.id(), Vocabulary.COMMENT)) {
        return true;
      }
      at = at.parent();
    }
    return false;
  }
}
