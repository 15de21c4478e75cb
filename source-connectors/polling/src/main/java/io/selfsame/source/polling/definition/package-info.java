/** Definitions of fields as vendors' metadata tells them: remembered in positions, compared. */
package io.selfsame.source.polling.definition;
