/** How long it takes to try a query on a large archive. */
package org.wirewatch.bench.backtest;
