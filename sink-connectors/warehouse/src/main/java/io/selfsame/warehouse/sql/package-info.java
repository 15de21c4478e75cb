/**
 * The floor of the warehouse: tables and rows as values, and what two databases need to read and
 * write them in sets. It knows neither what a table means nor how a decision is reached.
 */
package io.selfsame.warehouse.sql;
