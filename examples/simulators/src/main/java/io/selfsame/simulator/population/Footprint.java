package io.selfsame.simulator.population;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything the vendors know of one person: which systems, how spelled, what consented. */
final class Footprint {
  private static final int DAYS = 730;

  private final Person person;
  private final Dice dice;
  private final Instant end;
  private final List<PopulationRecord> records = new ArrayList<>();

  private Footprint(long seed, Person person, Instant end) {
    this.person = person;
    this.dice = Dice.of(seed, "footprint", person.index());
    this.end = end;
  }

  static List<PopulationRecord> of(long seed, Person person, Instant end) {
    return new Footprint(seed, person, end).leave();
  }

  private List<PopulationRecord> leave() {
    boolean crm = dice.chance(0.75);
    boolean billing = dice.chance(0.65);
    boolean support = dice.chance(0.6) || (!crm && !billing);
    Optional<String> contact = crm ? customerRelations() : Optional.empty();
    if (billing) {
      stripe(contact);
    }
    if (support) {
      zendesk(contact);
    }
    return records;
  }

  private Optional<String> customerRelations() {
    if (dice.chance(0.2)) {
      lead(0);
      return Optional.empty();
    }
    String id = contact(0);
    if (dice.chance(0.06)) {
      contact(1);
    }
    if (dice.chance(0.08)) {
      lead(1);
    }
    return Optional.of(id);
  }

  private String contact(int number) {
    ContactPoints points = ContactPoints.of(person, dice);
    Spelling name = Spelling.of(person, dice, points.shared());
    ObjectNode fields = Json.object();
    fields.put("FirstName", name.given()).put("LastName", name.family());
    points.email().ifPresent(email -> fields.put("Email", email));
    points
        .phone()
        .ifPresent(phone -> fields.put(dice.chance(0.7) ? "Phone" : "MobilePhone", phone));
    fields
        .put("MailingStreet", person.street())
        .put("MailingCity", person.place().city())
        .put("MailingState", person.place().state())
        .put("MailingPostalCode", person.place().postalCode())
        .put("MailingCountry", countryName());
    if (dice.chance(0.5)) {
      fields.put("Birthdate", person.birth().toString());
    }
    person
        .company()
        .ifPresent(company -> fields.put("AccountId", Ids.salesforce("001", company.index())));
    fields.put("HasOptedOutOfEmail", dice.chance(0.15)).put("DoNotCall", dice.chance(0.1));
    return add(
        "salesforce", "Contact", Ids.salesforce("003", person.index() * 2L + number), fields);
  }

  private void lead(int number) {
    ContactPoints points = ContactPoints.of(person, dice);
    Spelling name = Spelling.of(person, dice, points.shared());
    ObjectNode fields = Json.object();
    fields.put("FirstName", name.given()).put("LastName", name.family());
    fields.put("Company", person.company().map(Company::name).orElse("Private"));
    points.email().ifPresent(email -> fields.put("Email", email));
    points.phone().ifPresent(phone -> fields.put("Phone", phone));
    fields
        .put("Street", person.street())
        .put("City", person.place().city())
        .put("State", person.place().state())
        .put("PostalCode", person.place().postalCode())
        .put("Country", countryName())
        .put("Status", "Open - Not Contacted")
        .put("IsConverted", false)
        .put("HasOptedOutOfEmail", dice.chance(0.15))
        .put("DoNotCall", false);
    add("salesforce", "Lead", Ids.salesforce("00Q", person.index() * 2L + number), fields);
  }

  private void stripe(Optional<String> contact) {
    ContactPoints points = ContactPoints.of(person, dice);
    Spelling name = Spelling.of(person, dice, points.shared());
    ObjectNode fields = Json.object();
    if (points.shared() || dice.chance(0.85)) {
      fields.put("name", name.full());
    }
    points.email().ifPresent(email -> fields.put("email", email));
    points.phone().ifPresent(phone -> fields.put("phone", phone));
    fields.set("address", address());
    ObjectNode metadata = Json.object();
    contact
        .filter(id -> dice.chance(0.35))
        .ifPresent(id -> metadata.put("salesforce_contact_id", id));
    if (dice.chance(0.6)) {
      metadata.put("marketing_opt_in", dice.chance(0.8) ? "true" : "false");
    }
    fields.set("metadata", metadata);
    String customer = Ids.stripe("cus", person.index());
    add("stripe", "customers", customer, fields);
    Instant customerSince = lastCreated();
    for (int i = dice.below(3); i > 0; i--) {
      ObjectNode subscription = Json.object().put("customer", customer).put("status", "active");
      add(
          "stripe",
          "subscriptions",
          Ids.stripe("sub", person.index() * 4L + i),
          subscription,
          customerSince);
    }
    for (int i = dice.below(4); i > 0; i--) {
      ObjectNode invoice = Json.object().put("customer", customer).put("status", "paid");
      points.email().ifPresent(email -> invoice.put("customer_email", email));
      invoice.put("amount_due", 100L * (1 + dice.below(900)));
      add("stripe", "invoices", Ids.stripe("in", person.index() * 4L + i), invoice, customerSince);
    }
  }

  private ObjectNode address() {
    return Json.object()
        .put("line1", person.street())
        .put("city", person.place().city())
        .put("state", person.place().state())
        .put("postal_code", person.place().postalCode())
        .put("country", person.country());
  }

  private void zendesk(Optional<String> contact) {
    ContactPoints points = ContactPoints.of(person, dice);
    Spelling name = Spelling.of(person, dice, points.shared());
    ObjectNode fields = Json.object();
    fields.put("name", dice.chance(0.1) ? name.familyFirst() : name.full());
    points.email().ifPresent(email -> fields.put("email", email));
    points.phone().ifPresent(phone -> fields.put("phone", phone));
    contact.filter(id -> dice.chance(0.3)).ifPresent(id -> fields.put("external_id", id));
    person
        .company()
        .ifPresent(
            company ->
                fields.put(
                    "organization_id", Long.parseLong(Ids.zendesk(50_000_000L + company.index()))));
    fields.set("user_fields", Json.object().put("email_opt_out", dice.chance(0.12)));
    String user = Ids.zendesk(person.index());
    add("zendesk", "users", user, fields);
    Instant userSince = lastCreated();
    for (int i = dice.below(3); i > 0; i--) {
      ObjectNode ticket =
          Json.object()
              .put("requester_id", Long.parseLong(user))
              .put("subject", "Request " + i)
              .put("status", dice.chance(0.5) ? "open" : "solved");
      add(
          "zendesk",
          "tickets",
          String.valueOf(1_000_000L + person.index() * 3L + i),
          ticket,
          userSince);
    }
  }

  private String countryName() {
    return switch (person.country()) {
      case "GB" -> "United Kingdom";
      case "DE" -> "Germany";
      case "FR" -> "France";
      default -> dice.chance(0.5) ? "USA" : "United States";
    };
  }

  private String add(String source, String object, String id, ObjectNode fields) {
    return add(source, object, id, fields, begin(end));
  }

  private String add(
      String source, String object, String id, ObjectNode fields, Instant notBefore) {
    Instant created = dice.between(notBefore, end);
    Instant modified = dice.between(created, end);
    records.add(
        new PopulationRecord(person.entity(), source, object, id, created, modified, fields));
    return id;
  }

  private Instant lastCreated() {
    return records.get(records.size() - 1).created();
  }

  private static Instant begin(Instant end) {
    return end.atOffset(ZoneOffset.UTC).minusDays(DAYS).toInstant();
  }

  /** The two records a company leaves: an account and an organization. */
  static List<PopulationRecord> ofCompany(long seed, Company company, Instant end) {
    Dice dice = Dice.of(seed, "company", company.index());
    Instant created = dice.between(begin(end), end);
    Instant modified = dice.between(created, end);
    String account = Ids.salesforce("001", company.index());
    ObjectNode crm =
        Json.object()
            .put("Name", company.name())
            .put("Phone", PhoneNumbers.written(company.switchboard(), dice))
            .put("Website", "https://www." + company.domain());
    ObjectNode support = Json.object();
    support.put("name", company.name().toUpperCase(Locale.ROOT)).put("external_id", account);
    support.set("domain_names", Json.array().add(company.domain()));
    return List.of(
        new PopulationRecord(
            company.entity(), "salesforce", "Account", account, created, modified, crm),
        new PopulationRecord(
            company.entity(),
            "zendesk",
            "organizations",
            Ids.zendesk(50_000_000L + company.index()),
            created,
            modified,
            support));
  }
}
