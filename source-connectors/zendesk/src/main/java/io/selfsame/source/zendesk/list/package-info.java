/** Objects that have no incremental export and are read again as a whole. */
package io.selfsame.source.zendesk.list;
