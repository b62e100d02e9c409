/** Polling and page fetching against simulated sites on loopback. */
package org.wirewatch.bench.fetch;
