/**
 * Where subscriptions come from: the compacted topic, a file, and the check before they are saved.
 */
package org.wirewatch.alerts.subscription;
