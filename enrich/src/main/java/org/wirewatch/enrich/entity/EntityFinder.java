package org.wirewatch.enrich.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.util.Span;
import org.wirewatch.enrich.link.Linker;
import org.wirewatch.enrich.text.Sentence;
import org.wirewatch.enrich.text.Sentences;
import org.wirewatch.wire.EnrichedArticle;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * Finds people, organisations, places, events, products and laws, says which mentions name the same
 * one, and whom or what of a knowledge base.
 *
 * <p>Title and text are read as one document, so that a headline's short or upper-case name is
 * understood from the full name in the text. Pure and thread-safe; the model is shared.
 */
public final class EntityFinder {
  private final List<TagModel> models;
  private final WordTable table;

  /**
   * Uses models of one's own.
   *
   * @param models of people, organisations and places; of events, products and laws, or both
   */
  public EntityFinder(List<TagModel> models, Lexicon lexicon) {
    this.models = List.copyOf(models);
    this.table = new WordTable(lexicon);
  }

  /** Uses the model that ships with this module; it is read once, in less than 2 s. */
  public static EntityFinder bundled() {
    return Bundled.FINDER;
  }

  /** The lexicon that ships with this module. */
  public static Lexicon bundledLexicon() {
    return BundledLexicon.LEXICON;
  }

  private static final class Bundled {
    static final EntityFinder FINDER =
        new EntityFinder(List.of(BundledModel.names(), BundledModel.things()), bundledLexicon());
  }

  /** Apart from the model, so that a model can be trained where none can be read. */
  private static final class BundledLexicon {
    static final Lexicon LEXICON = BundledModel.lexicon();
  }

  /**
   * What was found.
   *
   * @param title offsets are into the title
   * @param text offsets are into the text
   * @param entities whom and what they name, once each, by first mention
   */
  public record Entities(
      List<Mention> title, List<Mention> text, List<EnrichedArticle.Entity> entities) {
    public Entities {
      title = List.copyOf(title);
      text = List.copyOf(text);
      entities = List.copyOf(entities);
    }
  }

  /** The mentions in a text without a title, in order. */
  public List<Mention> find(String text) {
    return find("", text, Sentences.of(text)).text();
  }

  /**
   * The mentions in an article, in order, without a knowledge base.
   *
   * @param sentences those of the text
   */
  public Entities find(String title, String text, List<Sentence> sentences) {
    return find(title, text, sentences, Linker.none(), null);
  }

  /**
   * The mentions in an article, in order, linked to what is known.
   *
   * @param sentences those of the text
   * @param published null when unknown
   */
  public Entities find(
      String title, String text, List<Sentence> sentences, Linker linker, Instant published) {
    ArticleText article = new ArticleText(title, Sentences.of(title), text, sentences);
    List<Name> tagged = tagged(article);
    List<Name> things = tagged.stream().filter(Things::isThing).toList();
    List<Name> people = tagged.stream().filter(name -> !Things.isThing(name)).toList();
    List<Name> repaired = NameRepair.repair(article, people, table.known());
    List<Name> settled = ContextTypes.settle(article, repaired);
    List<Name> typed = TypeVotes.settle(article, table.lexicon(), settled);
    Acronyms.Spelled spelled = Acronyms.spell(article, Consistency.complete(article, typed));
    Resolver resolver = new Resolver(article, spelled.names(), spelled.meanings(), linker.base());
    List<Resolver.Named> groups = new ArrayList<>(resolver.groups(spelled.names()));
    List<Name> names = Things.beside(spelled.names(), things);
    groups.addAll(Things.groups(article, names));
    return new LinkedNames(article, groups, linker, published).entities(names);
  }

  private List<Name> tagged(ArticleText article) {
    List<String[]> words = article.words();
    List<List<Span>> found = new PerceptronNameFinder(models, table).findAll(words);
    List<Name> names = new ArrayList<>();
    for (int sentence = 0; sentence < found.size(); sentence++) {
      for (Span span : found.get(sentence)) {
        Span trimmed = NameTrim.trim(List.of(words.get(sentence)), span);
        if (trimmed != null) {
          names.add(
              new Name(
                  sentence,
                  trimmed.getStart(),
                  trimmed.getEnd(),
                  Name.type(trimmed.getType()),
                  trimmed.getProb()));
        }
      }
    }
    return names;
  }
}
