/** Manifests: how they are written, checked, and what they say. */
package io.selfsame.source.rest.manifest;
