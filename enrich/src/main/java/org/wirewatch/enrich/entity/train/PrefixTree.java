package org.wirewatch.enrich.entity.train;

import java.io.Serializable;

/** The tree of names by word, as serialised; see {@link SerializedLexica}. */
final class PrefixTree implements Serializable {
  private static final long serialVersionUID = 0x59cedf5569fdc4d3L;

  /** The field's name is part of the file. */
  PrefixNode n_root;
}
