/** What the population's generator knows, and how well a warehouse agrees with it. */
package io.selfsame.quickstart.truth;
