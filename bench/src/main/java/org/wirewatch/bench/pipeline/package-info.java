/** The whole product measured as one: from pages on loopback to enriched articles and alerts. */
package org.wirewatch.bench.pipeline;
