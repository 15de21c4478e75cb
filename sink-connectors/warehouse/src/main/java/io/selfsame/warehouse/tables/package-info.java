/**
 * The tables of the warehouse: their shapes and versions, and how values of resolution become rows
 * and come back. Nothing here decides anything.
 */
package io.selfsame.warehouse.tables;
