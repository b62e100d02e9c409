/** Wirewatch as a program: {@link org.wirewatch.app.Wirewatch} is the command line. */
package org.wirewatch.app;
