package io.dirigent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says that processes have used; see proc(5). */
final class Usage {

    /** USER_HZ, which is 100 on every architecture that Java 25 runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final double KIBIBYTES_PER_MEGABYTE = 1_000_000.0 / 1024;

    /** Fields after the command's name: utime, stime, cutime, cstime are fields 14 to 17 of the line, state is field 3. */
    private static final int FIRST_OF_TIMES = 14 - 3;

    private Usage() {}

    /** CPU seconds, user and system, of a process and of those of its children that have ended. */
    static double cpuSeconds(long pid) {
        return ticks(pid, 0, 4) / TICKS_PER_SECOND;
    }

    /** CPU seconds of all children of this program that have ended, with theirs. */
    static double cpuSecondsOfEndedChildren() {
        return ticks(ProcessHandle.current().pid(), 2, 2) / TICKS_PER_SECOND;
    }

    private static long ticks(long pid, int skipped, int count) {
        String line = read(pid, "stat");
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Long.parseLong(fields[FIRST_OF_TIMES + skipped + i]);
        }
        return sum;
    }

    /** Resident memory in megabytes (10^6 bytes), mapped files included. */
    static double residentMegabytes(long pid) {
        return read(pid, "status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum()
                / KIBIBYTES_PER_MEGABYTE;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
