package io.selfsame.identity.standardize;

/** An organization's name as it is compared, and its legal form in one spelling, empty for none. */
public record OrganizationName(String name, String legalForm) {}
