/** Which objects to read when the user names patterns, and taking up new ones while running. */
package io.selfsame.source.polling.discovery;
