/**
 * Who calls, and what they may do: {@link org.wirewatch.desk.access.Caller} knows who the request
 * on this thread is from, {@link org.wirewatch.desk.access.Permissions} what a route asks for,
 * {@code Passwords} and {@code Tokens} make and check secrets. Nothing here knows Kafka or HTTP.
 */
package org.wirewatch.desk.access;
