package io.selfsame.resolution;

import static io.selfsame.resolution.ConsentStatus.DENIED;
import static io.selfsame.resolution.ConsentStatus.GRANTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.resolution.KeyRule.Strength;
import io.selfsame.resolution.Review.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private static final RecordRef CRM_1 = new RecordRef("crm", "Contact", "1");

  @Test
  void aSharedEmailJoinsAcrossSystemsAndTheOldestRecordNamesTheProfile() {
    Profile profile =
        onlyProfile(
            Records.of("support", "9").created(5).given("Bob").email("a@x.org").live(),
            Records.of("crm", "1").created(2).given("Robert").email("a@x.org").live());
    assertEquals(CRM_1, profile.anchor());
    assertEquals(ProfileId.of(CRM_1), profile.id());
    assertEquals(
        List.of(
            new MatchEdge(
                CRM_1,
                new RecordRef("support", "Contact", "9"),
                new Key("email", "a@x.org"),
                ResolutionRules.defaults().version())),
        profile.edges());
  }

  @Test
  void aChainOfDifferentKeysIsOnePerson() {
    assertEquals(
        1,
        resolve(
                Records.of("crm", "1").email("a@x.org").live(),
                Records.of("billing", "1").email("a@x.org").phone("+1").live(),
                Records.of("support", "1").phone("+1").live())
            .profiles()
            .size());
  }

  @Test
  void twinsWithOneMailboxStayApartAndGoToReview() {
    Resolution resolution =
        resolve(
            Records.of("crm", "1").given("Mark").family("Kusha").email("k@x.org").live(),
            Records.of("crm", "2").given("Marsha").family("Kusha").email("k@x.org").live());
    assertEquals(2, resolution.profiles().size());
    Review review = resolution.components().get(0).reviews().get(0);
    assertEquals(CRM_1, review.a());
    assertEquals(Reason.GIVEN_NAME_CONFLICT, review.reason());
  }

  @Test
  void aRecordWithoutANameNeverBridgesTwoPeople() {
    Resolution resolution =
        resolve(
            Records.of("crm", "1").given("Ann").email("a@x.org").live(),
            Records.of("crm", "2").given("Wolfgang").phone("+1").live(),
            Records.of("support", "3").email("a@x.org").phone("+1").live());
    assertEquals(
        Set.of(Set.of("1", "3"), Set.of("2")),
        resolution.profiles().stream()
            .map(p -> p.members().stream().map(RecordRef::id).collect(Collectors.toSet()))
            .collect(Collectors.toSet()));
  }

  @Test
  void fatherAndSonOfOneNameAreToldApartByTheirBirth() {
    Resolution resolution =
        resolve(
            Records.of("crm", "1").given("John").born("1950-03-04").email("j@x.org").live(),
            Records.of("crm", "2").given("John").born("1981-10-22").email("j@x.org").live());
    assertEquals(2, resolution.profiles().size());
    assertEquals(
        Reason.DATE_OF_BIRTH_CONFLICT, resolution.components().get(0).reviews().get(0).reason());
  }

  @Test
  void aSystemIdJoinsDespiteAnotherGivenNameButNotDespiteAnotherBirthToo() {
    Records first = Records.of("crm", "1").given("Ann").born("1950-03-04");
    Records second = Records.of("billing", "2").given("Wolfgang");
    first.key("salesforce_id", "003A");
    second.key("salesforce_id", "003A");
    assertEquals(1, resolve(first.live(), second.live()).profiles().size());
    second.born("1981-10-22");
    assertEquals(2, resolve(first.live(), second.live()).profiles().size());
  }

  @Test
  void aSwitchboardOfManyFamiliesLinksNobody() {
    List<LiveRecord> records = new ArrayList<>();
    for (String family :
        List.of("Adler", "Brandt", "Costa", "Diaz", "Evers", "Fink", "Gomez", "Khan", "Lopez")) {
      records.add(Records.of("crm", family).family(family).phone("+1555").live());
    }
    Resolution resolution = resolve(records.toArray(LiveRecord[]::new));
    assertEquals(9, resolution.profiles().size());
    assertEquals(Set.of(new Key("phone", "+1555")), resolution.hubs());
    assertEquals(Set.of(), resolve(spellings()).hubs());
  }

  @Test
  void colleaguesOfOneGivenNameWhoShareALineAreNotOnePerson() {
    Resolution resolution =
        resolve(
            Records.of("crm", "1").given("John").family("Smith").phone("+1").live(),
            Records.of("crm", "2").given("John").family("Garcia").phone("+1").live());
    assertEquals(2, resolution.profiles().size());
    assertEquals(Reason.FAMILY_NAME_CONFLICT, onlyReview(resolution).reason());
  }

  @Test
  void brothersInLawOfOneGivenNameWhoShareAFamilyMailboxAreNotOnePerson() {
    Resolution resolution =
        resolve(
            Records.of("crm", "1").given("John").family("Smith").email("the.smiths@x.org").live(),
            Records.of("crm", "2").given("John").family("Garcia").email("the.smiths@x.org").live());
    assertEquals(2, resolution.profiles().size());
    assertEquals(Reason.FAMILY_NAME_CONFLICT, onlyReview(resolution).reason());
  }

  @Test
  void aFamilyNameChangedByMarriageIsBelievedWhereSomethingElseAgrees() {
    for (UnaryOperator<Records> evidence :
        List.<UnaryOperator<Records>>of(
            record -> record.born("1980-02-03").phone("+1"),
            record -> record.phone("+1").email("sunny77@x.org"),
            record -> record.email("maria.smith@x.org"),
            record -> record.email("msmith@x.org"),
            record -> record.key("salesforce_id", "003A"))) {
      assertEquals(
          1,
          resolve(
                  evidence.apply(Records.of("crm", "1").given("Maria").family("Smith")).live(),
                  evidence.apply(Records.of("billing", "2").given("Maria").family("Lee")).live())
              .profiles()
              .size());
    }
  }

  @Test
  void twoSharedLinesAreNoFurtherEvidence() {
    assertEquals(
        2,
        resolve(
                Records.of("a", "1").given("John").family("Smith").phone("+1").phone("+2").live(),
                Records.of("a", "2").given("John").family("Lee").phone("+1").phone("+2").live())
            .profiles()
            .size());
  }

  @Test
  void whoIsKnownByTwoNamesFromStrongerKeysIsFoundUnderEither() {
    Records both = Records.of("crm", "2").given("Maria").family("Smith");
    assertEquals(
        1,
        resolve(
                both.email("maria@x.org").phone("+1").live(),
                Records.of("billing", "1").given("Maria").family("Lee").email("maria@x.org").live(),
                Records.of("support", "1").given("Maria").family("Lee").phone("+1").live())
            .profiles()
            .size());
  }

  @Test
  void aBridgingSpellingDoesNotJoinTwoFamiliesOnOneLine() {
    Resolution resolution =
        resolve(
            Records.of("crm", "1").given("John").family("Smith-Lee").phone("+1").live(),
            Records.of("crm", "2").given("John").family("Smith").phone("+1").live(),
            Records.of("crm", "3").given("John").family("Lee").phone("+1").live());
    assertEquals(2, resolution.profiles().size());
    assertEquals(Reason.FAMILY_NAME_CONFLICT, onlyReview(resolution).reason());
  }

  @Test
  void aNamelessRecordJoinsTheOnlyPersonOfALineButNoneOfSeveral() {
    LiveRecord john = Records.of("crm", "1").created(2).given("John").phone("+1").live();
    LiveRecord nameless = Records.of("billing", "1").created(1).phone("+1").live();
    assertEquals(1, resolve(john, nameless).profiles().size());
    Resolution several =
        resolve(john, nameless, Records.of("crm", "2").created(3).given("Wolf").phone("+1").live());
    assertEquals(3, several.profiles().size());
    assertTrue(
        several.components().get(0).reviews().stream()
            .anyMatch(review -> review.reason() == Reason.NAMELESS_AMONG_SEVERAL));
  }

  @Test
  void twoAccountsDeclaredExclusiveStayApart() {
    ResolutionRules rules =
        new ResolutionRules(
            "strict",
            Map.of("stripe_customer", new KeyRule(1, 8, true, Strength.SYSTEM_ID)),
            new KeyRule(9, 8, false, Strength.SHARED_LINE));
    Resolution resolution =
        new Resolver(rules)
            .resolve(
                new Neighbourhood(
                    List.of(
                        Records.of("b", "1").key("stripe_customer", "c1").email("a@x").live(),
                        Records.of("b", "2").key("stripe_customer", "c2").email("a@x").live()),
                    Set.of(),
                    List.of()));
    assertEquals(2, resolution.profiles().size());
    assertEquals(
        Reason.EXCLUSIVE_KEY_CONFLICT, resolution.components().get(0).reviews().get(0).reason());
  }

  @Test
  void aCompanyAndAPersonNeverBecomeOneProfile() {
    Resolution resolution =
        resolve(
            Records.of("crm", "1").email("info@x.org").live(),
            Records.of("crm", "2").organization().email("info@x.org").live());
    assertEquals(2, resolution.profiles().size());
    assertTrue(resolution.components().get(0).reviews().isEmpty());
  }

  @Test
  void anAliasJoinsTheRecordItNamesWithoutAnySharedKey() {
    assertEquals(
        1,
        resolve(
                Records.of("crm", "1").given("Ann").email("a@x.org").live(),
                Records.of("crm", "2").given("Anne").aliasOf(CRM_1).live())
            .profiles()
            .size());
  }

  @Test
  void theParcelOfAnAddressIsNotMixedFromTwoRecords() {
    Profile profile =
        onlyProfile(
            Records.of("crm", "1")
                .changed(1)
                .email("a@x.org")
                .with("street", "Oak 1")
                .with("city", "Rome")
                .with("gender", "f")
                .live(),
            Records.of("crm", "2")
                .changed(2)
                .email("a@x.org")
                .with("city", "Oslo")
                .with("country", "NO")
                .live());
    assertEquals(
        Map.of(
            "street", new GoldenRecord.Value("Oak 1", CRM_1),
            "city", new GoldenRecord.Value("Rome", CRM_1),
            "gender", new GoldenRecord.Value("f", CRM_1)),
        profile.golden().values());
  }

  @Test
  void theMostRestrictiveStatementDecidesAndIsNamed() {
    Profile profile =
        onlyProfile(
            Records.of("billing", "1").changed(9).email("a@x").says("email", GRANTED).live(),
            Records.of("crm", "1").changed(3).email("a@x").says("email", DENIED).live(),
            Records.of("support", "1").changed(5).email("a@x").says("email", DENIED).live());
    assertEquals(
        Map.of(
            "email", new EffectiveConsent(DENIED, Optional.of(CRM_1), Optional.of(Records.day(3)))),
        profile.consents());
  }

  @Test
  void aSuppressionOutlivesTheRecordThatDenied() {
    Suppression suppression = new Suppression(new Key("email", "a@x"), "email", Records.day(1));
    Profile profile =
        new Resolver(ResolutionRules.defaults())
            .resolve(
                new Neighbourhood(
                    List.of(Records.of("crm", "1").email("a@x").says("email", GRANTED).live()),
                    Set.of(),
                    List.of(suppression)))
            .profiles()
            .get(0);
    assertEquals(
        new EffectiveConsent(DENIED, Optional.empty(), Optional.of(Records.day(1))),
        profile.consents().get("email"));
  }

  private static LiveRecord[] spellings() {
    return Arrays.asList(
            "Smith", "Smyth", "Smithe", "Smithh", "Smitth", "Smmith", "Smiith", "Smiht", "Smeth",
            "Smithy")
        .stream()
        .map(family -> Records.of("crm", family).family(family).phone("+1555").live())
        .toArray(LiveRecord[]::new);
  }

  private static Profile onlyProfile(LiveRecord... records) {
    List<Profile> profiles = resolve(records).profiles();
    assertEquals(1, profiles.size());
    return profiles.get(0);
  }

  private static Review onlyReview(Resolution resolution) {
    assertEquals(1, resolution.components().get(0).reviews().size());
    return resolution.components().get(0).reviews().get(0);
  }

  private static Resolution resolve(LiveRecord... records) {
    return new Resolver(ResolutionRules.defaults())
        .resolve(new Neighbourhood(List.of(records), Set.of(), List.of()));
  }
}
