/**
 * Polling against recorded and generated publication times, on a virtual clock: how late entries
 * are found and what that costs, compared with polling every 15 minutes.
 */
package org.wirewatch.bench.poll;
