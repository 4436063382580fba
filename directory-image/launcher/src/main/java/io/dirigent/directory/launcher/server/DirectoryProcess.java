package io.dirigent.directory.launcher.server;

import io.dirigent.directory.launcher.ExitCode;
import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.Names;
import io.dirigent.directory.launcher.log.Log;
import io.dirigent.directory.launcher.log.StandardOutputLog;
import io.dirigent.directory.launcher.settings.Member;
import io.dirigent.directory.launcher.settings.Suffix;
import io.dirigent.directory.launcher.volume.Volume;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import org.forgerock.i18n.LocalizableMessage;
import org.forgerock.opendj.config.server.ConfigException;
import org.opends.server.core.DirectoryServer;
import org.opends.server.loggers.ErrorLogger;
import org.opends.server.types.DirectoryEnvironmentConfig;
import org.opends.server.types.InitializationException;

/** The directory server inside this JVM. */
public final class DirectoryProcess {

    private static final int PORT_ATTEMPTS = 200;
    private static final int PAUSE_MILLIS = 50;
    private static final int CONNECT_MILLIS = 1_000;

    private final StandardOutputLog log = new StandardOutputLog(DirectoryProcess::forgetNothing);

    /**
     * A change of the configuration that is not on disk would be forgotten at the next crash, and with it the mark that says what the data is good for.
     * The server goes on as if nothing were wrong; so this process ends, and what is on disk is what holds.
     */
    private static void forgetNothing() {
        Log.warn(
                "the configuration cannot be written: this process ends, and the next one goes on with what is on disk");
        Runtime.getRuntime().halt(ExitCode.IO.value());
    }

    /** Starts the server; it returns when the server runs with all that it needs, and refuses otherwise. */
    public void start(Volume volume, Member member) {
        ErrorLogger.getInstance().addLogPublisher(log);
        try {
            DirectoryEnvironmentConfig environment = new DirectoryEnvironmentConfig();
            environment.setServerRoot(volume.instance().toFile());
            environment.setInstanceRoot(volume.instance().toFile());
            environment.setConfigFile(volume.configFile().toFile());
            // An archive of every change would keep old password hashes on the volume.
            environment.setMaintainConfigArchive(false);
            DirectoryServer.reinitialize(environment).startServer();
        } catch (InitializationException | ConfigException e) {
            throw new StartRefused(ExitCode.SOFTWARE, "the directory server did not start: " + e.getMessage(), e);
        }
        checkComplete(member);
    }

    /** The server starts without a port or database that failed, and only logs it; here that is a failed start. */
    private void checkComplete(Member member) {
        for (Suffix suffix : member.settings().suffixes()) {
            if (!DirectoryServer.getInstance()
                    .getServerContext()
                    .getBackendConfigManager()
                    .hasLocalBackend(suffix.backend())) {
                throw incomplete("the database of suffix " + suffix.dn() + " is not open");
            }
        }
        if (!isListening(new InetSocketAddress(member.address(), Names.OPERATOR_PORT))) {
            throw incomplete("the operator's port " + Names.OPERATOR_PORT + " is not open");
        }
    }

    private StartRefused incomplete(String what) {
        String reason = log.lastError().map(error -> ": " + error).orElse("");
        return new StartRefused(ExitCode.SOFTWARE, "the directory server did not start: " + what + reason);
    }

    /** The server opens its ports in threads of its own, a moment after it says that it has started. */
    private static boolean isListening(InetSocketAddress address) {
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(address, CONNECT_MILLIS);
                return true;
            } catch (IOException e) {
                pause();
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The newest error that the server logged. */
    public Optional<String> lastError() {
        return log.lastError();
    }

    public boolean isRunning() {
        return DirectoryServer.isRunning();
    }

    /**
     * Stops the server; it returns when all is on disk. The server then waits for each of its threads to end, and one that dials a peer that is
     * gone was seen to take more than a minute: nobody waits for that here, so the process has to be ended by whoever calls this.
     */
    public void stop() {
        try (IdleWorkers woken = IdleWorkers.keepWaking()) {
            // The server has a shutdown hook of its own. Whichever comes second returns at once, so the end is awaited.
            Thread.ofPlatform()
                    .daemon()
                    .name("shut down")
                    .start(() -> DirectoryServer.shutDown(
                            DirectoryProcess.class.getName(), LocalizableMessage.raw("the member is stopping")));
            while (!log.saidStopped()) {
                pause();
            }
        }
    }
}
