package io.dirigent.directory.hooks;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Finds where the whole records of a changelog file end, when a crash has torn the last one.
 *
 * <p>A record is written block by block, and each block begins with how far before it the record began that runs into it. The stock server
 * looks for whole records from the last block on; where it finds none it takes the block's start for the end, and keeps what is in front of it: the
 * first part of the torn record. Whatever is written behind that is never read again, and the member stays without replication.
 */
public final class TornChangelog {

    /** What the stock server answers for a file without a torn record. */
    private static final long WHOLE = -1;

    private TornChangelog() {}

    /**
     * The end of the last whole record.
     *
     * @param end what the stock server found
     * @param blockSize in bytes
     */
    public static long end(RandomAccessFile log, long end, int blockSize) throws IOException {
        if (end == WHOLE || end == 0 || end % blockSize != 0 || end + Integer.BYTES > log.length()) {
            return end;
        }
        log.seek(end);
        return end - log.readInt();
    }
}
