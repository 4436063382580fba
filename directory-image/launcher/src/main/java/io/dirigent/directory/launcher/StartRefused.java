package io.dirigent.directory.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** The member cannot start; the message is one line that says what is wrong and where. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    public StartRefused(ExitCode code, String message) {
        this(code, message, null);
    }

    public StartRefused(ExitCode code, String message, @Nullable Throwable cause) {
        super(message.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip(), cause);
        this.code = code;
    }

    /** Something given from outside is wrong. */
    public static StartRefused configuration(String message) {
        return new StartRefused(ExitCode.CONFIGURATION, message);
    }

    /** Reading or writing {@code what} failed. */
    public static StartRefused io(String what, IOException cause) {
        return new StartRefused(ExitCode.IO, what + ": " + reason(cause), cause);
    }

    public ExitCode code() {
        return code;
    }

    /** A reason that a person understands: file system exceptions often carry nothing but a path. */
    public static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileSystemException failed
            when failed.getReason() != null -> failed.getReason() + " (" + failed.getFile() + ")";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
