package org.wirewatch.wire.ops;

/** A part of Wirewatch that runs until closed; {@code app} and tests run any of them in one JVM. */
public interface Service extends AutoCloseable {
  /** The name in metrics, logs and consumer groups. */
  String name();

  /** Starts the threads and returns; {@link #ready} turns true later. Called once. */
  void start();

  /** Whether the service does its work now. */
  boolean ready();

  /** Whether the service could still do its work; false asks for a restart of the process. */
  boolean live();

  /** Finishes what is under way and stops; bounded in time; repeatable. */
  @Override
  void close();
}
