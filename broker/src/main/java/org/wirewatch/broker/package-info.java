/** A real single-node Kafka (KRaft broker and controller) inside this JVM. */
package org.wirewatch.broker;
