/**
 * Exports of product analytics in the two usual styles: an archive of gzip files by hour, and one
 * gzip file of JSON lines.
 */
package io.selfsame.simulator.analytics;
