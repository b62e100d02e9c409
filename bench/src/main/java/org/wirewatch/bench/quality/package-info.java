/**
 * Figures of feeds, pages, names and links on development data, as a page of the docs of which each
 * command owns a part.
 */
package org.wirewatch.bench.quality;
