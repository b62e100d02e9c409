/**
 * Enrich: the Kafka Streams application that tells what an article says and where it belongs.
 *
 * <p>{@link org.wirewatch.enrich.EnrichTopology} is the pipeline on one page. {@link
 * org.wirewatch.enrich.Annotator} composes the pure extractors in the packages beside it (language,
 * entity, quote, topic); {@code dedupe} and {@code story} hold the two stateful steps. {@link
 * org.wirewatch.enrich.EnrichService} runs it all.
 */
package org.wirewatch.enrich;
