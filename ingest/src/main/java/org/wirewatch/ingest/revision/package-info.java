/**
 * What changes when a page is looked at again.
 *
 * <p>{@link org.wirewatch.ingest.revision.TextChanges} tells one text from another in words that a
 * person can read, {@link org.wirewatch.ingest.revision.Revisits} when to look. Both are pure; the
 * fetch lane does the looking.
 */
package org.wirewatch.ingest.revision;
