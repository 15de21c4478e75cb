/**
 * What changed in the warehouse, for those who carry it elsewhere. Reads only, but for positions.
 */
package io.selfsame.warehouse.feed;
