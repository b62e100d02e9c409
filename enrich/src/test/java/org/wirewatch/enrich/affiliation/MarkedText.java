package org.wirewatch.enrich.affiliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.EnrichedArticle.EntityType;
import org.wirewatch.wire.EnrichedArticle.Mention;

/**
 * A text in which names are marked by hand, so that only the grammar is tested: {@code <p>} for
 * people, {@code <o>} for organisations, {@code <l>} for places. A person's last word is the id.
 */
record MarkedText(String text, List<Mention> names) {
  private static final Map<Character, EntityType> TYPES =
      Map.of('p', EntityType.PERSON, 'o', EntityType.ORGANIZATION, 'l', EntityType.LOCATION);

  static MarkedText of(String marked) {
    StringBuilder text = new StringBuilder();
    List<Mention> names = new ArrayList<>();
    int at = 0;
    while (true) {
      int open = marked.indexOf('<', at);
      if (open < 0) {
        text.append(marked, at, marked.length());
        return new MarkedText(text.toString(), names);
      }
      EntityType type = TYPES.get(marked.charAt(open + 1));
      int close = marked.indexOf("</", open);
      String name = marked.substring(open + 3, close);
      text.append(marked, at, open);
      int start = text.length();
      text.append(name);
      names.add(new Mention(type, start, text.length(), name, id(type, name), name, 1));
      at = close + 4;
    }
  }

  private static String id(EntityType type, String name) {
    return type == EntityType.PERSON ? name.substring(name.lastIndexOf(' ') + 1) : name;
  }
}
