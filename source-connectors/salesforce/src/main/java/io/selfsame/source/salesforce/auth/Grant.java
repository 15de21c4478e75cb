package io.selfsame.source.salesforce.auth;

import io.selfsame.source.polling.vendor.VendorException;
import java.util.Map;

/** One of the OAuth grants that work without a user at a browser. */
public sealed interface Grant permits ClientCredentials, JwtBearer {

  /** The fields of the token request's form; secrets among them. */
  Map<String, String> form() throws VendorException;

  /** The setting to look at when Salesforce refuses the grant itself. */
  String credentialSetting();

  /** What to check then, a sentence. */
  String remedy();
}
