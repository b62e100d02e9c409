/** The JSON API, and the checks that it shares with the pages. */
package org.wirewatch.desk.api;
