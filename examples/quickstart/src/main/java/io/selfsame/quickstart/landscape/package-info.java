/**
 * Everything the whole path needs, running as processes of their own: the quickstart's stage and
 * the ground of the integration tests.
 */
package io.selfsame.quickstart.landscape;
