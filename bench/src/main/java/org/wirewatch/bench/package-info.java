/** Benchmarks and evaluation, by what they measure. */
package org.wirewatch.bench;
