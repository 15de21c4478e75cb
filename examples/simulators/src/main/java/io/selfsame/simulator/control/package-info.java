/**
 * The HTTP API through which a test or a curious person changes records, shapes, faults and the
 * time.
 */
package io.selfsame.simulator.control;
