/** Following whole topics without a consumer group, from offsets that the reader knows. */
package org.wirewatch.desk.tail;
