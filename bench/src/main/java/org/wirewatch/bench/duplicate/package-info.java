/**
 * Near-duplicate detection on labelled articles, beside the usual ways: what is found, what is
 * taken for a duplicate and is none, and what it costs.
 */
package org.wirewatch.bench.duplicate;
