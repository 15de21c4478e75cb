/** Reading fields, also inside JSON text, of records with and without a schema. */
package io.selfsame.identity.record;
