/** What operators see of every service: metrics, liveness, readiness. */
package org.wirewatch.wire.ops;
