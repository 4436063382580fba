package io.dirigent.directory.launcher.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.forgerock.i18n.LocalizableMessage;
import org.forgerock.opendj.ldap.DN;
import org.forgerock.opendj.server.config.server.ErrorLogPublisherCfg;
import org.jspecify.annotations.Nullable;
import org.opends.messages.ConfigMessages;
import org.opends.messages.CoreMessages;
import org.opends.messages.Severity;
import org.opends.server.core.ServerContext;
import org.opends.server.loggers.ErrorLogPublisher;

/**
 * The server's error log on standard output. It is attached by the launcher before the server starts, not by the
 * configuration, so that nothing said during the start is lost; and it keeps the last errors, because the server goes on
 * without a backend or port that failed and tells it nowhere but here.
 */
public final class StandardOutputLog extends ErrorLogPublisher<ErrorLogPublisherCfg> {

    private static final int KEPT = 8;

    /** Idle workers are woken on purpose at a stop, see {@code IdleWorkers}; each would say so. */
    private static final String WOKEN_WORKER = "interrupted while waiting for new work";

    /** The server says so, and answers that all went well. */
    private static final Set<Integer> UNWRITTEN = Set.of(
            ConfigMessages.ERR_CONFIG_FILE_WRITE_CANNOT_EXPORT_NEW_CONFIG.ordinal(),
            ConfigMessages.ERR_CONFIG_FILE_WRITE_CANNOT_RENAME_NEW_CONFIG.ordinal());

    private static final String OF_THE_CONFIGURATION =
            ConfigMessages.ERR_CONFIG_FILE_WRITE_CANNOT_EXPORT_NEW_CONFIG.resourceName();

    private static final String STOPPED = CoreMessages.NOTE_SERVER_STOPPED.get().toString();

    private final Deque<String> errors = new ArrayDeque<>();
    private final Runnable unwrittenConfiguration;
    private volatile boolean saidStopped;

    /**
     * @param unwrittenConfiguration is called by the thread that changed the configuration when that could not be written, before whoever asked for the
     *     change gets an answer
     */
    public StandardOutputLog(Runnable unwrittenConfiguration) {
        this.unwrittenConfiguration = unwrittenConfiguration;
    }

    @Override
    public void initializeLogPublisher(ErrorLogPublisherCfg configuration, ServerContext context) {}

    @Override
    public boolean isConfigurationAcceptable(ErrorLogPublisherCfg configuration, List<LocalizableMessage> reasons) {
        return true;
    }

    @Override
    public void close() {}

    @Override
    public @Nullable DN getDN() {
        return null;
    }

    @Override
    public boolean isEnabledFor(String source, Severity severity) {
        return switch (severity) {
            case ERROR, WARNING, NOTICE -> true;
            case INFORMATION, DEBUG -> false;
        };
    }

    @Override
    public void log(String source, Severity severity, LocalizableMessage message, @Nullable Throwable failure) {
        if (!isEnabledFor(source, severity)) {
            return;
        }
        String text = message.toString();
        if (text.contains(WOKEN_WORKER)) {
            return;
        }
        if (text.equals(STOPPED)) {
            saidStopped = true;
        }
        if (severity == Severity.ERROR) {
            remember(text);
        }
        String name = source == null ? "server" : source.substring(source.lastIndexOf('.') + 1);
        Log.line(severity.name(), name, failure == null ? text : text + ": " + failure);
        if (OF_THE_CONFIGURATION.equals(message.resourceName()) && UNWRITTEN.contains(message.ordinal())) {
            unwrittenConfiguration.run();
        }
    }

    /** The newest error that was logged. */
    public synchronized Optional<String> lastError() {
        return Optional.ofNullable(errors.peekLast());
    }

    /** True once the server said that it has stopped: its databases are closed. */
    public boolean saidStopped() {
        return saidStopped;
    }

    private synchronized void remember(String text) {
        if (errors.size() == KEPT) {
            errors.removeFirst();
        }
        errors.addLast(text);
    }
}
