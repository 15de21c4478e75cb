/** The transformation that adds the identity envelope to records. */
package io.selfsame.identity;
