/** Which language a text is written in; pure functions over OpenNLP's language model. */
package org.wirewatch.enrich.language;
