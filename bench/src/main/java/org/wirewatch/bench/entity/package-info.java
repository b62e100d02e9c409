/** Names in articles: how fast they are found, beside other systems, and how well. */
package org.wirewatch.bench.entity;
