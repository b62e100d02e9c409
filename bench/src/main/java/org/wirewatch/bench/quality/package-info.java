/** Figures of feed parsing and page extraction on development data, as a page of the docs. */
package org.wirewatch.bench.quality;
