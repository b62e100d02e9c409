package org.wirewatch.desk.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import org.wirewatch.desk.http.Problem;

/**
 * The part of a list that a request asks for. The one way in which the API and the pages read that,
 * and find out whether there is more.
 *
 * @param after cursor that the page before ended with; null for the first page
 * @param limit items of a page
 */
public record Paging(String after, int limit) {
  private static final int LIMIT_DEFAULT = 20;
  private static final int LIMIT_MAX = 100;

  /** A list whose cursors are the ids of its items. */
  public interface Listing<T> {
    /** The items after one, null for the first ones, at most so many. */
    List<T> after(String id, int count);
  }

  /**
   * A part of a list.
   *
   * @param next cursor of the following page; null when this is the last
   */
  public record Page<T>(List<T> items, String next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * What a request to the API asks for.
   *
   * @throws Problem 422 if the limit is not valid
   */
  public static Paging of(Context context) {
    return of(context, limit(context));
  }

  /** What a request to a page asks for, which does not choose how many there are on one. */
  public static Paging of(Context context, int limit) {
    String after = context.queryParam("after");
    return new Paging(after == null || after.isEmpty() ? null : after, limit);
  }

  /**
   * The most items that a request to the API wants.
   *
   * @throws Problem 422 if it is not valid
   */
  static int limit(Context context) {
    String text = context.queryParam("limit");
    if (text == null) {
      return LIMIT_DEFAULT;
    }
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1) {
      throw Problem.invalid("limit", "The limit is a number from 1 to " + LIMIT_MAX + ".");
    }
    return Math.min(LIMIT_MAX, Integer.parseInt(text));
  }

  /** Whether it is the beginning of the list. */
  public boolean first() {
    return after == null;
  }

  /**
   * That part of a list that is whole in memory.
   *
   * @throws Problem 422 if the item that the page before ended with is not there any more
   */
  public <T> Page<T> read(List<T> all, Function<T, String> id) {
    List<String> ids = all.stream().map(id).toList();
    int from = after == null ? 0 : ids.indexOf(after) + 1;
    if (after != null && from == 0) {
      throw Problem.invalid("after", "There is no such item now; begin without it.");
    }
    return read((cursor, count) -> all.stream().skip(from).limit(count).toList(), id);
  }

  /** That part of a list. */
  public <T> Page<T> read(Listing<T> list, Function<T, String> id) {
    List<T> found = list.after(after, limit + 1); // one more says whether there is more
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, id.apply(items.getLast()));
  }
}
