/**
 * Training and evaluation of page extraction on {@code ../shared/data/extract}: {@link
 * org.wirewatch.bench.extract.ExtractionRun} writes predictions for its {@code score.py}.
 */
package org.wirewatch.bench.extract;
