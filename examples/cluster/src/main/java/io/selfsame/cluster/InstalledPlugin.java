package io.selfsame.cluster;

/**
 * A plugin as the worker lists it.
 *
 * @param className fully qualified
 * @param type {@code source}, {@code sink}, {@code transformation}, {@code converter} and so on
 * @param version empty when the plugin says none
 */
public record InstalledPlugin(String className, String type, String version) {}
