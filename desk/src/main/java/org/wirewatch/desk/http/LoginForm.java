package org.wirewatch.desk.http;

/**
 * What the page that asks who one is shows.
 *
 * @param next local address to go to afterwards
 * @param fault why it did not work; null at first
 * @param token whether {@code desk.token} may be given
 * @param provider label of the button to the identity provider; null for none
 * @param users whether there are any yet
 */
public record LoginForm(
    String next, String name, String fault, boolean token, String provider, boolean users) {}
