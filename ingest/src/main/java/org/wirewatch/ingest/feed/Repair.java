package org.wirewatch.ingest.feed;

/** A fault that had to be mended before a feed could be read. */
public enum Repair {
  /** The bytes were compressed although no header said so. */
  DECOMPRESSED,
  /** The declared encoding is missing, unknown or contradicted by the bytes. */
  ENCODING,
  /** Text before the first tag of the document. */
  LEADING_JUNK,
  /** Characters that XML forbids. */
  CONTROL_CHARACTERS,
  /** A bare ampersand, or an entity that XML does not know. */
  ENTITIES,
  /** A prefix used without its namespace. */
  UNDECLARED_PREFIX,
  /** Tags that do not match, attributes without quotes or given twice. */
  TAGS,
  /** A document type declaration, which is skipped unread. */
  DOCTYPE,
  /** The document ends too early; what was complete is kept. */
  TRUNCATED,
  /**
   * More elements or entries than {@link Limits} allows; the first ones are kept, of sitemaps the
   * newest.
   */
  LIMITED
}
