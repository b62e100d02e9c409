/** Configuration: a properties file overlaid by the environment, read once at start. */
package org.wirewatch.wire.config;
