/** The rules document: under which rules and by which models records are matched, as JSON. */
package io.selfsame.warehouse.rules;
