/** How fast stored queries are matched, beside lucene-monitor. */
package org.wirewatch.bench.match;
