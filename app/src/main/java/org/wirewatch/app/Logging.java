package org.wirewatch.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where the log goes: a person at a terminal sees warnings only; services in containers log to
 * standard error; {@code up} and {@code demo} log to files beside their data.
 */
public final class Logging {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level %logger{24} %msg%n%rEx{12}";
  private static final String FILE_BYTES_MAX = "10MB";
  private static final int FILES_MAX = 3;

  private Logging() {}

  /** Warnings of ours to standard error; libraries are quiet. */
  public static void toStandardError() {
    configure(Level.WARN, Level.ERROR, console(Level.WARN));
  }

  /** Everything of ours to standard error. */
  public static void ofService() {
    configure(Level.INFO, Level.WARN, console(Level.INFO));
  }

  /** Everything to {@code wirewatch.log} in the directory. */
  public static void toFile(Path directory) {
    configure(Level.INFO, Level.WARN, file(directory));
  }

  private static void configure(
      Level ours, Level libraries, OutputStreamAppender<ILoggingEvent> appender) {
    Logger root = context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    root.setLevel(libraries);
    context().getLogger("org.wirewatch").setLevel(ours);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static OutputStreamAppender<ILoggingEvent> console(Level threshold) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setTarget("System.err");
    ThresholdFilter filter = new ThresholdFilter();
    filter.setLevel(threshold.levelStr);
    filter.start();
    appender.addFilter(filter);
    return start(appender);
  }

  private static OutputStreamAppender<ILoggingEvent> file(Path directory) {
    String name = directory.resolve("wirewatch.log").toString();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context());
    appender.setFile(name);
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context());
    rolling.setParent(appender);
    rolling.setFileNamePattern(name + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(FILES_MAX);
    rolling.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context());
    trigger.setMaxFileSize(FileSize.valueOf(FILE_BYTES_MAX));
    trigger.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    return start(appender);
  }

  private static OutputStreamAppender<ILoggingEvent> start(
      OutputStreamAppender<ILoggingEvent> appender) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context());
    encoder.setPattern(PATTERN);
    encoder.start();
    appender.setContext(context());
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
