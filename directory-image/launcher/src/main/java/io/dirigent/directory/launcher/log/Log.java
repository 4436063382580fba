package io.dirigent.directory.launcher.log;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** One line an event: time, severity, where from, what. */
public final class Log {

    private static final PrintStream OUT = System.out;

    private Log() {}

    public static void info(String message) {
        line("NOTICE", "launcher", message);
    }

    public static void warn(String message) {
        line("WARNING", "launcher", message);
    }

    static void line(String severity, String source, String message) {
        String oneLine = message.replaceAll("\\s*[\\r\\n]+\\s*", " | ");
        OUT.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + severity + " " + source + " " + oneLine);
    }

    /** Brings what libraries log by the JDK's logging into the same form. */
    public static void captureJdkLogging() {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(new Handler() {
            private final SimpleFormatter text = new SimpleFormatter();

            @Override
            public void publish(LogRecord record) {
                String severity = record.getLevel().intValue() >= Level.WARNING.intValue()
                        ? record.getLevel().getName()
                        : "NOTICE";
                String cause = record.getThrown() == null ? "" : ": " + record.getThrown();
                line(severity, String.valueOf(record.getLoggerName()), text.formatMessage(record) + cause);
            }

            @Override
            public void flush() {
                OUT.flush();
            }

            @Override
            public void close() {}
        });
    }
}
