/** The settings every polling connector has, how they are parsed, and how they are checked. */
package io.selfsame.source.polling.config;
