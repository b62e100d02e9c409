/** What the desk keeps in memory, what it writes to Kafka, and what it asks Kafka about itself. */
package org.wirewatch.desk.state;
