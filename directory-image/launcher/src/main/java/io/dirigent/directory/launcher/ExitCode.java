package io.dirigent.directory.launcher;

/** Exit codes of the launcher, after BSD's sysexits. A stop by SIGTERM ends with 143, as for any JVM. */
public enum ExitCode {
    /** An error in the launcher or the server that nobody outside can mend. */
    SOFTWARE(70),
    /** Reading or writing failed: a full disk, a volume that cannot be written. */
    IO(74),
    /** It may work a little later: another process still holds the volume. */
    TEMPORARY(75),
    /** Something that was given is wrong: an option, a setting, a key, a foreign volume. */
    CONFIGURATION(78);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
