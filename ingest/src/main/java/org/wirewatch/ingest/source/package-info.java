/** Lists of sources as people exchange them: OPML in and out. */
package org.wirewatch.ingest.source;
