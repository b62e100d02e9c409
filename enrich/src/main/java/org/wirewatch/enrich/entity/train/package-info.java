/**
 * Makes the model of names from labelled text: {@link
 * org.wirewatch.enrich.entity.train.EntityTrainer} reads the collections that may be used for a
 * shipped model, scores on news set aside, and writes the model with its provenance. Not used when
 * articles are annotated.
 */
package org.wirewatch.enrich.entity.train;
