package io.selfsame.source.polling.vendor;

/** Something wrong with a setting, and what to do about it. */
public record SettingProblem(String setting, String message) {}
