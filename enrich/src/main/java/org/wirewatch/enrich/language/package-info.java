/**
 * Which language a text is written in, and how sure that is. {@code LanguageGuesser} is OpenNLP's
 * model, {@code Scripts} and {@code FunctionWords} say what it misses, {@code Candidate} puts the
 * evidence side by side and {@code Weights} makes a probability of it. {@code LanguageTrainer}
 * learns the weights.
 */
package org.wirewatch.enrich.language;
