/** How fast alerts reach their receivers, and how many subscriptions an instance holds. */
package org.wirewatch.bench.alert;
