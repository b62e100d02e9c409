package org.wirewatch.enrich.dedupe;

import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Where {@link NearDuplicates} keeps what it remembers, by a number that rises by one. */
public interface RememberedArticles {
  /** The bytes of one; null when there is none. */
  byte[] get(long number);

  void put(long number, byte[] article);

  void remove(long number);

  /** All of them, by number. */
  void forEach(BiConsumer<Long, byte[]> action);

  /** Kept in memory only. */
  static RememberedArticles inMemory() {
    TreeMap<Long, byte[]> articles = new TreeMap<>();
    return new RememberedArticles() {
      @Override
      public byte[] get(long number) {
        return articles.get(number);
      }

      @Override
      public void put(long number, byte[] article) {
        articles.put(number, article);
      }

      @Override
      public void remove(long number) {
        articles.remove(number);
      }

      @Override
      public void forEach(BiConsumer<Long, byte[]> action) {
        articles.forEach(action);
      }
    };
  }
}
