/**
 * The quickstart: a broker, a Connect worker, the vendors' simulators and a warehouse, started,
 * filled, checked and shown.
 */
package io.selfsame.quickstart;
