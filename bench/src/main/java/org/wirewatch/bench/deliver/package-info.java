/** How deliveries are shared out among instances. See docs/decisions/0020. */
package org.wirewatch.bench.deliver;
