/**
 * The warehouse: profiles, their crosswalk, consents and history in DuckDB or PostgreSQL. {@link
 * io.selfsame.warehouse.Warehouse} is all that others need; how a decision is reached is known to
 * {@code resolution}, how vendor rows land to {@code landing}.
 */
package io.selfsame.warehouse;
