/**
 * The command line: one class a command group. Pure steps run on JSON Lines without a broker
 * ({@link org.wirewatch.app.cli.JsonLines}); services run until stopped.
 */
package org.wirewatch.app.cli;
