/** Once per subscription and story: what was alerted is remembered in a state store. */
package org.wirewatch.alerts.group;
