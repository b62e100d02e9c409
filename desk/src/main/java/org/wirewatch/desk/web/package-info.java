/**
 * Server-rendered pages. Everything goes through {@link org.wirewatch.desk.web.Html}, which
 * escapes.
 */
package org.wirewatch.desk.web;
