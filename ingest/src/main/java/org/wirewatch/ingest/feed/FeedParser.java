package org.wirewatch.ingest.feed;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a feed or sitemap from the bytes of an HTTP answer. Pure and thread-safe. */
public final class FeedParser {
  private static final Logger LOG = LoggerFactory.getLogger(FeedParser.class);

  private FeedParser() {}

  /**
   * Reads a feed. Never throws for what the bytes hold; time and memory are bounded by {@link
   * Limits}.
   *
   * @param body decoded by Content-Encoding already; gzip that no header told of is decoded here
   * @param headers of the HTTP answer, names in any case; may be empty
   * @param base address of the feed, for relative links; may be null
   */
  public static FeedResult parse(byte[] body, Map<String, String> headers, URI base) {
    try {
      boolean compressed = Gunzip.looksCompressed(body);
      Decoded decoded = BodyDecoder.decode(compressed ? expand(body) : checked(body), headers);
      if (compressed) {
        decoded.repairs().add(Repair.DECOMPRESSED);
      }
      FeedDraft draft = read(decoded, Links.base(headers, base));
      if (draft.language == null) {
        draft.language = Texts.orNull(Headers.get(headers, "content-language"));
      }
      StandIns.apply(draft, base);
      return draft.build(decoded);
    } catch (UnreadableException e) {
      return e.result();
    } catch (RuntimeException | StackOverflowError e) {
      // The libraries below were not written for hostile input; a feed must never end a poller.
      LOG.warn("feed parser failed base={}", base, e);
      return new Unreadable(Unreadable.Reason.MALFORMED, "the parser failed on it");
    }
  }

  /** A base from an address as people write it; null if it is none or absent. */
  public static URI base(String address) {
    return address == null ? null : Links.uri(address.strip());
  }

  private static FeedDraft read(Decoded decoded, URI base) throws UnreadableException {
    if (decoded.text().isBlank()) {
      throw new UnreadableException(Unreadable.Reason.EMPTY, "nothing but white space");
    }
    if (JsonFeedReader.looksLikeJson(decoded.text())) {
      return JsonFeedReader.read(decoded, base);
    }
    XmlTree tree = XmlTreeReader.read(decoded.text(), decoded.repairs());
    return switch (tree.family()) {
      case RSS, RDF, ATOM -> XmlFeedReader.read(tree, base);
      case SITEMAP -> SitemapReader.read(tree, base);
      case CDF -> CdfReader.read(tree, base);
    };
  }

  private static byte[] checked(byte[] body) throws UnreadableException {
    if (body.length == 0) {
      throw new UnreadableException(Unreadable.Reason.EMPTY, "no bytes");
    }
    if (body.length > Limits.BODY_BYTES_MAX) {
      throw tooLarge();
    }
    return body;
  }

  private static byte[] expand(byte[] body) throws UnreadableException {
    try {
      return Gunzip.expand(checked(body), Limits.BODY_BYTES_MAX);
    } catch (Gunzip.TooLarge e) {
      throw tooLarge();
    } catch (IOException e) {
      throw new UnreadableException(Unreadable.Reason.MALFORMED, "gzip that cannot be read");
    }
  }

  private static UnreadableException tooLarge() {
    return new UnreadableException(
        Unreadable.Reason.TOO_LARGE, "more than " + Limits.BODY_BYTES_MAX + " bytes");
  }
}
