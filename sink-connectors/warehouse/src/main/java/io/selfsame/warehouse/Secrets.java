package io.selfsame.warehouse;

import io.selfsame.warehouse.tables.ContactIds;
import io.selfsame.warehouse.tables.GoneKeyTable;
import io.selfsame.warehouse.tables.SuppressionTable;

/** What needs the secrets of the warehouse. */
record Secrets(SuppressionTable suppressions, GoneKeyTable goneKeys, ContactIds contactIds) {}
