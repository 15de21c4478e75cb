package io.selfsame.identity.standardize;

import java.net.IDN;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * E-mail addresses: lower case, internationalized domains in their ASCII form, without a display
 * name. The key also unites the spellings a provider delivers to one mailbox. Role mailboxes,
 * throw-away providers and placeholders have no key.
 */
public final class EmailStandardizer implements Standardizer {
  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_RAW = 1000;
  private static final Pattern NAMED = Pattern.compile("[^<>]*<([^<>]*)>");
  private static final Pattern LOCAL =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+([a-z]{2,}|xn--[a-z0-9-]+)");

  private final Placeholders placeholders;
  private final Set<String> disposableDomains;

  public EmailStandardizer(Placeholders placeholders) {
    this.placeholders = placeholders;
    this.disposableDomains = new HashSet<>(ResourceLines.read("disposable-email-domains.txt"));
  }

  @Override
  public Standardized standardize(String raw) {
    return raw.length() > LONGEST_RAW
        ? Standardized.invalid(raw)
        : split(bare(raw)).map(this::judge).orElseGet(() -> Standardized.invalid(raw));
  }

  private Standardized judge(Address address) {
    String display = address.local + "@" + address.domain;
    if (isPlaceholder(address, display)) {
      return Standardized.invalid(display);
    }
    String mailbox = EmailAliases.mailbox(address.local, address.domain);
    boolean role = placeholders.contains(PlaceholderKind.ROLE, address.local);
    return role || isDisposable(address.domain) || mailbox.startsWith("@")
        ? Standardized.suspect(display)
        : Standardized.valid(display, mailbox);
  }

  private boolean isPlaceholder(Address address, String display) {
    return placeholders.contains(PlaceholderKind.EMAIL, display)
        || placeholders.contains(PlaceholderKind.EMAIL_LOCAL, address.local)
        || placeholders.contains(PlaceholderKind.EMAIL_DOMAIN, address.domain);
  }

  private boolean isDisposable(String domain) {
    for (String name = domain; name.contains("."); name = name.substring(name.indexOf('.') + 1)) {
      if (disposableDomains.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static String bare(String raw) {
    String text = Whitespace.tidy(raw);
    Matcher named = NAMED.matcher(text);
    String address = text.indexOf('<') >= 0 && named.matches() ? named.group(1).strip() : text;
    return address.toLowerCase(Locale.ROOT).startsWith("mailto:")
        ? address.substring("mailto:".length())
        : address;
  }

  private static Optional<Address> split(String bare) {
    int at = bare.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    String local = Whitespace.tidy(bare.substring(0, at).toLowerCase(Locale.ROOT));
    return asciiDomain(bare.substring(at + 1))
        .filter(domain -> isPlain(local) || LOCAL.matcher(local).matches())
        .filter(domain -> local.length() <= LONGEST_LOCAL)
        .filter(domain -> local.length() + 1 + domain.length() <= LONGEST_ADDRESS)
        .map(domain -> new Address(local, domain));
  }

  /** Letters, digits and single dots between them, which most addresses are. */
  private static boolean isPlain(String local) {
    boolean dot = true;
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '.' && !dot))) {
        return false;
      }
      dot = c == '.';
    }
    return !dot;
  }

  private static Optional<String> asciiDomain(String domain) {
    String ascii;
    if (LatinFold.isAscii(domain)) {
      return Optional.of(domain.toLowerCase(Locale.ROOT))
          .filter(name -> name.length() <= LONGEST_ADDRESS && DOMAIN.matcher(name).matches());
    }
    try {
      ascii = IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notADomain) {
      // The JDK's only way to say that a label is too long or has forbidden characters.
      return Optional.empty();
    }
    return Optional.of(ascii).filter(name -> DOMAIN.matcher(name).matches());
  }

  private record Address(String local, String domain) {}
}
