package org.wirewatch.ingest.feed;

import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * A document as far as it could be read.
 *
 * @param own namespace of the format's own elements
 */
record XmlTree(Family family, Element root, Namespace own) {}
