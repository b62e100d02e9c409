/**
 * The sample newsroom: invented outlets on loopback that publish invented articles on an
 * accelerated clock, so that a demo, a test or a benchmark has real feeds and real pages to watch.
 *
 * <p>{@link org.wirewatch.app.newsroom.SampleNewsroom} is the door. {@code Library} reads the
 * outlets and articles from the resources, {@code PressRun} decides what is out at a moment, {@code
 * OutletSite} turns that into feeds and pages, {@code OutletServer} speaks HTTP.
 */
package org.wirewatch.app.newsroom;
