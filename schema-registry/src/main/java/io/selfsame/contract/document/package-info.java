/** Connect schemas as documents others read: Avro schemas and JSON Schemas. */
package io.selfsame.contract.document;
