package org.wirewatch.ingest.extract;

import java.net.URI;
import org.jsoup.nodes.Document;

/** A parsed page with what it says about itself: what every finder works on. */
record Page(Document document, URI url, Landmarks landmarks, MetaTags meta, JsonLd jsonLd) {
  static Page of(Document document, URI url) {
    Landmarks landmarks = Landmarks.of(document);
    return new Page(
        document, url, landmarks, new MetaTags(landmarks.metas), new JsonLd(landmarks.jsonLd));
  }
}
