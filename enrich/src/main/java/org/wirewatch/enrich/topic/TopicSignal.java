package org.wirewatch.enrich.topic;

/** A signal that a topic's score rests on. */
public enum TopicSignal {
  QUERY,
  DESCRIPTION,
  EMBEDDING,
  TERMS
}
