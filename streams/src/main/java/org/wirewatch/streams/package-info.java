/**
 * What every Kafka Streams application of Wirewatch shares: {@link
 * org.wirewatch.streams.StreamsProperties} and the policies that it names.
 */
package org.wirewatch.streams;
