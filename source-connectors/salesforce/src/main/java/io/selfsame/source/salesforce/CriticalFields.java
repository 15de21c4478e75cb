package io.selfsame.source.salesforce;

import java.util.Map;
import java.util.Set;

/**
 * The fields that feed match keys and consents in the built-in mapping of StandardizeIdentity. A
 * test compares them with the mapping.
 */
final class CriticalFields {
  private static final Map<String, Set<String>> BY_OBJECT =
      Map.of(
          "Contact",
          Set.of(
              "Id",
              "MasterRecordId",
              "IndividualId",
              "Email",
              "MobilePhone",
              "Phone",
              "HomePhone",
              "HasOptedOutOfEmail",
              "DoNotCall"),
          "Lead",
          Set.of(
              "Id",
              "ConvertedContactId",
              "MasterRecordId",
              "IndividualId",
              "Email",
              "MobilePhone",
              "Phone",
              "HasOptedOutOfEmail",
              "DoNotCall"),
          "Account",
          Set.of(
              "Id",
              "MasterRecordId",
              "IsPersonAccount",
              "PersonContactId",
              "PersonIndividualId",
              "PersonEmail",
              "PersonMobilePhone",
              "Phone",
              "PersonHomePhone",
              "PersonHasOptedOutOfEmail",
              "PersonDoNotCall"),
          "Individual",
          Set.of(
              "Id",
              "MasterRecordId",
              "ShouldForget",
              "HasOptedOutSolicit",
              "HasOptedOutProfiling",
              "HasOptedOutTracking",
              "HasOptedOutProcessing"),
          "ContactPointTypeConsent",
          Set.of("PartyId", "ContactPointType", "PrivacyConsentStatus"),
          "ContactPointConsent",
          Set.of("ContactPointId", "CaptureContactPointType", "PrivacyConsentStatus"),
          "ContactPointEmail",
          Set.of("Id", "ParentId", "EmailAddress"),
          "ContactPointPhone",
          Set.of("Id", "ParentId", "TelephoneNumber"));

  private CriticalFields() {}

  static Set<String> of(String object) {
    return BY_OBJECT.getOrDefault(object, Set.of());
  }
}
