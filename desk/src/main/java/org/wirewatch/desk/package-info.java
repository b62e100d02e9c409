/**
 * The read side: {@link org.wirewatch.desk.DeskService} opens the port at once and reads the topics
 * in the background.
 *
 * <p>{@code tail} follows topics; {@code archive} keeps articles and stories in a Lucene index;
 * {@code state} keeps subscriptions, sources, alerts and dead letters in memory and writes the
 * first two; {@code live} hands new articles to open streams; {@code http} guards and serves;
 * {@code api} is the JSON API, {@code web} the pages.
 */
package org.wirewatch.desk;
