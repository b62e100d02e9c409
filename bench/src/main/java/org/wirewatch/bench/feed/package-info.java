/** Measures the feed parser: predictions for the corpus' scorer, feeds per second. */
package org.wirewatch.bench.feed;
