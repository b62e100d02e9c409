/** The web server: host, origin and token checks, security headers, assets, event streams. */
package org.wirewatch.desk.http;
