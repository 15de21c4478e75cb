/** Texts with placeholders: filled in, never evaluated. */
package io.selfsame.source.rest.template;
