/** How a connector finds its warehouse: settings, their checks, and what waits when it is away. */
package io.selfsame.sink.connection;
