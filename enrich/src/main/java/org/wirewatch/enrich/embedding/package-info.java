/**
 * Texts as vectors of their meaning: near vectors, near meanings.
 *
 * <p>{@link org.wirewatch.enrich.embedding.SentenceEmbedder} runs the model, {@link
 * org.wirewatch.enrich.embedding.Embedding} is what it gives.
 */
package org.wirewatch.enrich.embedding;
