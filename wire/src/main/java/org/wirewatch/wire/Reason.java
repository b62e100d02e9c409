package org.wirewatch.wire;

/** Why a record became a dead letter; also the {@code reason} label of the metric. */
public enum Reason {
  /** The bytes are no record of the topic's type. */
  UNREADABLE_RECORD,
  /** The record is well-formed and makes processing fail. */
  PROCESSING_FAILED,
  /** A page could not be fetched and will not be tried again. */
  FETCH_FAILED,
  /** The address is one that Wirewatch must not reach. */
  ADDRESS_REFUSED,
  /** The publisher's robots.txt asks us not to fetch the page. */
  ROBOTS_REFUSED,
  /** Larger than the limit. */
  TOO_LARGE,
  /** A page without an article in it. */
  NO_ARTICLE,
  /** A stored query that can no longer be parsed. */
  BAD_QUERY,
  /** A receiver that could not be reached within the deadline. */
  DELIVERY_FAILED
}
