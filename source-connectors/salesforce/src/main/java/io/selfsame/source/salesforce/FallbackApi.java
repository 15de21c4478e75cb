package io.selfsame.source.salesforce;

import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.fault.Faults;
import io.selfsame.source.salesforce.rest.RestApi;
import io.selfsame.source.salesforce.rest.ServedVersions;
import io.selfsame.source.salesforce.soap.PartnerApi;
import io.selfsame.source.salesforce.stream.Deletions;
import io.selfsame.source.salesforce.stream.ObjectDescription;
import io.selfsame.source.salesforce.stream.Query;
import io.selfsame.source.salesforce.stream.QueryPage;
import io.selfsame.source.salesforce.stream.SalesforceApi;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SOAP, and REST for what the SOAP client cannot read: types of fields and codes of faults that are
 * newer than it is. A locator goes to the API it came from. For one thread at a time.
 */
final class FallbackApi implements SalesforceApi {
  private static final Logger LOG = LoggerFactory.getLogger(FallbackApi.class);

  private final PartnerApi soap;
  private final RestApi rest;
  private final ServedVersions versions;

  FallbackApi(PartnerApi soap, RestApi rest, ServedVersions versions) {
    this.soap = soap;
    this.rest = rest;
    this.versions = versions;
  }

  @Override
  public List<String> objects() throws VendorException {
    return either(SalesforceApi::objects);
  }

  @Override
  public ObjectDescription describe(String object) throws VendorException {
    return either(api -> api.describe(object));
  }

  @Override
  public QueryPage queryAll(Query query) throws VendorException {
    return either(api -> api.queryAll(query));
  }

  @Override
  public QueryPage queryMore(String locator) throws VendorException {
    return locator.startsWith("/") ? rest.queryMore(locator) : soap.queryMore(locator);
  }

  @Override
  public Deletions deleted(String object, Instant from, Instant to) throws VendorException {
    return either(api -> api.deleted(object, from, to));
  }

  @Override
  public Instant serverTime() throws VendorException {
    return either(SalesforceApi::serverTime);
  }

  @Override
  public void close() {
    soap.close();
    rest.close();
  }

  private <T> T either(Call<T> call) throws VendorException {
    try {
      return call.on(soap);
    } catch (VendorException e) {
      if (e.code().equals(Faults.UNSUPPORTED_VERSION) || e.code().equals("HTTP_404")) {
        throw versions.explain(e);
      }
      if (!PartnerApi.isOfTheClient(e)) {
        throw e;
      }
      LOG.warn("SOAP does not do ({}): the call is made by REST", e.code());
      return call.on(rest);
    }
  }

  @FunctionalInterface
  private interface Call<T> {
    T on(SalesforceApi api) throws VendorException;
  }
}
