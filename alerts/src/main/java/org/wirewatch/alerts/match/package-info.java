/**
 * Which subscriptions an article satisfies, where and why. {@link
 * org.wirewatch.alerts.match.SubscriptionMatcher} needs no broker.
 */
package org.wirewatch.alerts.match;
