/**
 * Topics: what an article is about, by definitions that an editor writes in YAML.
 *
 * <p>{@link org.wirewatch.enrich.topic.TopicDefinitions} reads them, {@link
 * org.wirewatch.enrich.topic.TopicClassifier} scores articles with them. Pure functions.
 */
package org.wirewatch.enrich.topic;
