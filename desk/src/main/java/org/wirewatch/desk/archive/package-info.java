/** Articles and stories in a Lucene index that is a cache of their topics. */
package org.wirewatch.desk.archive;
