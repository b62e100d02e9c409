/** Many web sites on loopback for load and fault tests: feeds that go on publishing, and pages. */
package org.wirewatch.testkit.web;
