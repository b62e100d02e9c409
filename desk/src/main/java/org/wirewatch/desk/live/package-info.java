/**
 * New articles and alerts on their way to whoever watches: bounded, and never waiting for a slow
 * watcher.
 */
package org.wirewatch.desk.live;
