/**
 * People, organisations and places in an article.
 *
 * <p>{@link org.wirewatch.enrich.entity.EntityFinder} is the door: title and sentences in, mentions
 * out. Inside, in order:
 *
 * <ol>
 *   <li>{@link org.wirewatch.enrich.entity.PerceptronNameFinder} tags the tokens: each becomes
 *       features ({@code FeatureExtractor}) of its {@code Word}, its neighbours, the {@link
 *       org.wirewatch.enrich.entity.Lexicon} and its other uses in the document ({@code
 *       DocumentMemory}); {@link org.wirewatch.enrich.entity.TagModel} weighs them; {@code Decoder}
 *       picks the best sequence.
 *   <li>{@code NameTrim} and {@code NameRepair} put the ends of names right and drop what names
 *       nothing; {@code ContextTypes} and {@code TypeVotes} settle types from the words around and
 *       across the article.
 *   <li>{@code Consistency} looks for the names found once in the rest of the article.
 *   <li>{@code Acronyms} finds initials and what they stand for.
 *   <li>{@code Resolver} says which mentions name one entity; {@code LinkedNames} gives it the id
 *       of the knowledge base where {@link org.wirewatch.enrich.link.Linker} is sure, else its own.
 * </ol>
 *
 * <p>{@link org.wirewatch.enrich.entity.PerceptronTrainer} makes the model; the command that calls
 * it stands in {@code org.wirewatch.enrich.entity.train}.
 */
package org.wirewatch.enrich.entity;
