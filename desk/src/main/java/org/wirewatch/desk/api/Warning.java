package org.wirewatch.desk.api;

/**
 * Something in a request that is probably not meant; it was done all the same.
 *
 * @param field of the request
 * @param start UTF-16 offset into a query, as {@code end}; null when it is about no place in one
 * @param suggestion null when there is none
 */
public record Warning(String field, String message, Integer start, Integer end, String suggestion) {
  static Warning of(String field, String message) {
    return new Warning(field, message, null, null, null);
  }

  static Warning of(QueryCheck.Remark remark) {
    return new Warning(
        "query", remark.message(), remark.start(), remark.end(), remark.suggestion());
  }
}
