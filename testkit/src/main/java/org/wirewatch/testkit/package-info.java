/** What tests of every module share: a real broker, topics and records read back, builders. */
package org.wirewatch.testkit;
