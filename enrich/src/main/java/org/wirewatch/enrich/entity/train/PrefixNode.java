package org.wirewatch.enrich.entity.train;

import java.util.HashMap;
import java.util.Set;

/** Children by next word, as serialised; see {@link SerializedLexica}. */
final class PrefixNode extends HashMap<String, PrefixNode> {
  private static final long serialVersionUID = 0x15bdfb7915ff1af7L;

  /** Numbers of the lists that hold the name that ends here; null when none does. */
  Set<String> value;
}
