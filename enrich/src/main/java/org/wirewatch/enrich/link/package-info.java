/**
 * Decides whom or what of the knowledge base the names of one article mean.
 *
 * <p>{@link org.wirewatch.enrich.link.Linker} is the door. {@code Candidates} looks up who bears a
 * name, {@code Scoring} weighs each of them by what the article says, {@code Surroundings} reads
 * the words beside the name, and the linker takes the best one only where it is good enough and
 * well before the next. Not sure is an answer. How it decides in words: docs/entities.md.
 */
package org.wirewatch.enrich.link;
