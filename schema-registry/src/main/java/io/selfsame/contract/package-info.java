/**
 * The canonical contracts every part of Selfsame agrees on: the metadata of a source record, the
 * identity envelope, the drift event, consent purposes and statuses. Nothing here knows a vendor,
 * HTTP or JDBC.
 */
package io.selfsame.contract;
