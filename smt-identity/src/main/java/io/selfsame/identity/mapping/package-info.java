/**
 * What the fields of each vendor object mean: the mapping documents and the objects they describe.
 */
package io.selfsame.identity.mapping;
