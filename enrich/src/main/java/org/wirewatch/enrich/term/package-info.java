/** Words of a text as stems with their offsets: what topics and stories compare. */
package org.wirewatch.enrich.term;
