/**
 * Landing tables: one per source object, holding every field the vendor sent, with columns that
 * appear and widen as records bring them and are never dropped. Schema changes happen in the
 * transaction of the rows that need them.
 */
package io.selfsame.warehouse.landing;
