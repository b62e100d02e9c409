package org.wirewatch.app.newsroom;

import java.time.Duration;

/**
 * How fast the newsroom publishes its five days.
 *
 * @param mode what moves the clock
 * @param length wall-clock time in which everything is published; zero unless {@link Mode#CLOCK}
 */
public record Pace(Mode mode, Duration length) {
  /** What moves the newsroom's clock. */
  public enum Mode {
    /** The wall clock, sped up. */
    CLOCK,
    /** Everything is out from the start. */
    ALL_AT_ONCE,
    /** Each call of {@link SampleNewsroom#publishNext}. */
    STEPWISE
  }

  public Pace {
    if (mode == Mode.CLOCK && (length.isNegative() || length.isZero())) {
      throw new IllegalArgumentException("length: must be positive, was " + length);
    }
  }

  /** Publishes all five days within the given wall-clock time. */
  public static Pace over(Duration length) {
    return new Pace(Mode.CLOCK, length);
  }

  /** The pace of the demo: four minutes. */
  public static Pace demo() {
    return over(Duration.ofMinutes(4));
  }

  /** Everything is out from the start, for replays at full speed. */
  public static Pace allAtOnce() {
    return new Pace(Mode.ALL_AT_ONCE, Duration.ZERO);
  }

  /** Nothing is out until {@link SampleNewsroom#publishNext} is called. */
  public static Pace stepwise() {
    return new Pace(Mode.STEPWISE, Duration.ZERO);
  }
}
