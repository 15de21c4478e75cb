/**
 * One sObject as a stream: windows over SystemModstamp, keyset paging, deletions, and the mapping
 * of described fields and rows. Knows the calls it needs, not the protocol that carries them.
 */
package io.selfsame.source.salesforce.stream;
