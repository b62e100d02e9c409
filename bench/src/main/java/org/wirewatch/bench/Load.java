package org.wirewatch.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What this process has used of the machine since it was made, and how busy the machine is. */
public final class Load {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long start = System.nanoTime();
  private final long used = SYSTEM.getProcessCpuTime();
  private final double average = SYSTEM.getSystemLoadAverage();

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "load average %.1f to %.1f on %d cores; %.1f s processor time in %.1f s",
        average,
        SYSTEM.getSystemLoadAverage(),
        SYSTEM.getAvailableProcessors(),
        (SYSTEM.getProcessCpuTime() - used) / 1e9,
        (System.nanoTime() - start) / 1e9);
  }
}
