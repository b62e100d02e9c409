/** What operators see of ingest. */
package org.wirewatch.ingest.ops;
