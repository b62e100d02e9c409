package org.wirewatch.ingest.raw;

/**
 * Where an exchange is kept.
 *
 * @param file name of the WARC file, without its folder
 * @param offset of the response record in the file, bytes
 * @param recordId of the response record, a URN
 */
public record RawPlace(String file, long offset, String recordId) {
  @Override
  public String toString() {
    return file + "@" + offset + " " + recordId;
  }
}
