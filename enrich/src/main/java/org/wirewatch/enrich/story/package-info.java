/**
 * Stories: articles that report the same events, grouped as they arrive.
 *
 * <p>{@link org.wirewatch.enrich.story.StoryAssigner} decides and is a plain object without Kafka;
 * {@link org.wirewatch.enrich.story.StoryStep} is the one writer of the topology that calls it and
 * keeps its state. See docs/decisions/0014-stories-by-a-learned-likeness-of-articles.md.
 */
package org.wirewatch.enrich.story;
