package org.wirewatch.wire.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * Decides which URLs and addresses Wirewatch may reach: public ones on web ports, and what the
 * operator opened. URLs are read by the parser that also dials them. Thread-safe.
 *
 * @see "OWASP Server-Side Request Forgery Prevention Cheat Sheet"
 */
public final class AddressGuard {
  private static final int URL_CHARS_MAX = 8_192;

  /** Names that mean this machine or its network, whatever they resolve to. */
  private static final List<String> LOCAL_SUFFIXES =
      List.of("localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa");

  private final AllowList allowed;
  private final Resolver resolver;

  public AddressGuard(AllowList allowed, Resolver resolver) {
    this.allowed = allowed;
    this.resolver = resolver;
  }

  /** A guard with this machine's resolver. */
  public static AddressGuard of(AllowList allowed) {
    return new AddressGuard(allowed, Resolver.system());
  }

  /** As {@link #check(String)}. */
  public Decision check(URI url) {
    return check(url.toString());
  }

  /**
   * Judges a URL; asks DNS when the host is a name. A name that does not resolve now is allowed:
   * its addresses are checked when it is connected to.
   */
  public Decision check(String url) {
    Decision decision = checkWithoutDns(url);
    HttpUrl parsed = decision.allowed() ? HttpUrl.parse(url) : null;
    if (parsed == null) {
      return decision;
    }
    String host = name(parsed.host());
    if (Cidr.literal(host) != null) {
      return decision;
    }
    try {
      for (InetAddress address : resolver.resolve(host)) {
        Decision resolved = checkAddress(host, address, parsed.port());
        if (!resolved.allowed()) {
          return resolved;
        }
      }
    } catch (UnknownHostException e) {
      return Decision.allow("host does not resolve now; its addresses are checked on connecting");
    }
    return Decision.allow("public address");
  }

  /** Judges form, scheme, host name, port and literal address; fast, for long lists. */
  public Decision checkWithoutDns(String url) {
    Decision form = checkForm(url);
    if (!form.allowed()) {
      return form;
    }
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      return Decision.refuse(Refusal.BAD_URL, "no URL that can be fetched");
    }
    String host = name(parsed.host());
    InetAddress literal = Cidr.literal(host);
    if (literal != null) {
      return checkAddress(host, literal, parsed.port());
    }
    if (isForbiddenName(host)) {
      return nameRefused(host);
    }
    boolean portOpen = allowed.opensPort(parsed.port()) || allowed.opensName(host, parsed.port());
    // a rule for an address block may still open the port once the name is resolved
    return portOpen || allowed.opensBlocks() ? Decision.allow("name") : portRefused(parsed.port());
  }

  /**
   * The addresses of a host, for connecting to it.
   *
   * @throws AddressRefusedException if the name or any of its addresses is refused: a name with
   *     public and private addresses is an attack or a mistake
   */
  List<InetAddress> resolve(String rawHost) throws UnknownHostException, AddressRefusedException {
    String host = name(rawHost);
    InetAddress literal = Cidr.literal(host);
    if (literal == null && isForbiddenName(host)) {
      throw new AddressRefusedException(nameRefused(host));
    }
    List<InetAddress> addresses = literal == null ? resolver.resolve(host) : List.of(literal);
    List<InetAddress> checked = new ArrayList<>();
    for (InetAddress address : addresses) {
      String kind = SpecialRanges.kind(address);
      if (kind != null && !allowed.opensOnSomePort(host, address)) {
        throw new AddressRefusedException(addressRefused(address, kind));
      }
      checked.add(InetAddress.getByAddress(host, address.getAddress()));
    }
    return checked;
  }

  /**
   * Judges the address of a socket that is about to connect.
   *
   * @throws AddressRefusedException if it must not
   */
  void checkSocket(InetSocketAddress target) throws AddressRefusedException {
    if (target.isUnresolved()) {
      throw new AddressRefusedException(
          Decision.refuse(Refusal.SSRF_BLOCKED, "unresolved " + target.getHostString()));
    }
    Decision decision =
        checkAddress(name(target.getHostString()), target.getAddress(), target.getPort());
    if (!decision.allowed()) {
      throw new AddressRefusedException(decision);
    }
  }

  private static Decision checkForm(String url) {
    if (url == null || url.isBlank()) {
      return Decision.refuse(Refusal.BAD_URL, "empty");
    }
    if (url.length() > URL_CHARS_MAX) {
      return Decision.refuse(Refusal.BAD_URL, "longer than " + URL_CHARS_MAX + " characters");
    }
    if (url.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '\\')) {
      return Decision.refuse(Refusal.BAD_URL, "control character or backslash");
    }
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Decision.refuse(Refusal.SCHEME_NOT_ALLOWED, "only http and https");
    }
    return Decision.allow("form");
  }

  private boolean isForbiddenName(String host) {
    if (allowed.opensName(host)) {
      return false;
    }
    String last = host.substring(host.lastIndexOf('.') + 1);
    // 2130706433, 0x7f.1 and 0177.0.0.1 mean different addresses to different parsers
    boolean ambiguousNumber = last.isEmpty() || last.matches("[0-9]+|0x[0-9a-f]*");
    boolean local = LOCAL_SUFFIXES.stream().anyMatch(s -> host.equals(s) || host.endsWith("." + s));
    return ambiguousNumber || local || host.indexOf('.') < 0;
  }

  private Decision checkAddress(String host, InetAddress address, int port) {
    if (allowed.opens(host, address, port)) {
      return Decision.allow("opened by configuration");
    }
    String kind = SpecialRanges.kind(address);
    if (kind != null) {
      return addressRefused(address, kind);
    }
    return allowed.opensPort(port) ? Decision.allow("public address") : portRefused(port);
  }

  private static String name(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static Decision nameRefused(String host) {
    return Decision.refuse(Refusal.SSRF_BLOCKED, host + " is no public host name");
  }

  private static Decision addressRefused(InetAddress address, String kind) {
    return Decision.refuse(Refusal.SSRF_BLOCKED, address.getHostAddress() + " is " + kind);
  }

  private static Decision portRefused(int port) {
    return Decision.refuse(Refusal.PORT_NOT_ALLOWED, "port " + port + " is not open");
  }

  /** Why a URL is refused, or {@link #NONE}. */
  public enum Refusal {
    NONE("allowed"),
    /** No URL, or one that parsers read differently. */
    BAD_URL("bad_url"),
    SCHEME_NOT_ALLOWED("scheme_not_allowed"),
    PORT_NOT_ALLOWED("port_not_allowed"),
    /** A private, local or reserved address, or a name that means one. */
    SSRF_BLOCKED("ssrf_blocked");

    private final String code;

    Refusal(String code) {
      this.code = code;
    }

    /** The stable word for output and metrics. */
    public String code() {
      return code;
    }
  }

  /**
   * What the guard says.
   *
   * @param detail for people
   */
  public record Decision(Refusal reason, String detail) {
    static Decision allow(String detail) {
      return new Decision(Refusal.NONE, detail);
    }

    static Decision refuse(Refusal reason, String detail) {
      return new Decision(reason, detail);
    }

    public boolean allowed() {
      return reason == Refusal.NONE;
    }
  }
}
