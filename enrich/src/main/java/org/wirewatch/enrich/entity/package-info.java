/**
 * People, organisations, places, events, products and laws in an article.
 *
 * <p>{@link org.wirewatch.enrich.entity.EntityFinder} is the door: title and sentences in, mentions
 * and entities out. Inside, in order:
 *
 * <ol>
 *   <li>{@link org.wirewatch.enrich.entity.PerceptronNameFinder} tags the tokens: each becomes
 *       features ({@code FeatureExtractor}) of its {@code Word}, its neighbours, the {@link
 *       org.wirewatch.enrich.entity.Lexicon}, the names of the knowledge base ({@code KnownNames})
 *       and its other uses in the document ({@code DocumentMemory}); a {@link
 *       org.wirewatch.enrich.entity.TagModel} weighs them; {@code Decoder} picks the best sequence.
 *       One model is for people, organisations and places, a second one for {@code Things}.
 *   <li>{@code NameTrim} and {@code NameRepair} put the ends of names right and drop what names
 *       nothing; {@code ContextTypes} and {@code TypeVotes} settle the types of which the model is
 *       not sure, by the words around and across the article.
 *   <li>{@code Consistency} looks for the names found once in the rest of the article.
 *   <li>{@code Acronyms} finds initials and what they stand for.
 *   <li>{@code Resolver} says which mentions name one entity; {@code LinkedNames} asks {@code
 *       org.wirewatch.enrich.link} whom of the knowledge base that is.
 * </ol>
 *
 * <p>{@link org.wirewatch.enrich.entity.PerceptronTrainer} makes the models, which {@code
 * BundledModel} reads; the command that calls it stands in {@code
 * org.wirewatch.enrich.entity.train}, what it learns from in {@code enrich/training}.
 */
package org.wirewatch.enrich.entity;
