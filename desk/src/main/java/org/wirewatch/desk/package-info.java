/**
 * The read side: {@link org.wirewatch.desk.DeskService} opens the port at once and reads the topics
 * in the background.
 *
 * <p>{@code access} knows who calls and what they may do; {@code archive} keeps articles and
 * stories in a Lucene index; {@code state} keeps what the other topics hold in memory and writes
 * what people change, with the audit log; {@code live} hands new articles to open streams; {@code
 * http} guards and serves; {@code api} is the JSON API, {@code web} the pages.
 */
package org.wirewatch.desk;
