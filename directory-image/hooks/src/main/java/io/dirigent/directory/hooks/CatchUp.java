package io.dirigent.directory.hooks;

import org.opends.server.replication.protocol.UpdateMsg;
import org.opends.server.replication.server.MsgQueue;

/**
 * How a neighbour that is sent changes from the changelog comes to be sent them as they arrive.
 *
 * <p>Measured: the stock server changes over as soon as the next change of the changelog is one that arrived meanwhile. It throws away what else it
 * read, and what arrived with an older change number. But changes of several members arrive in another order than that of their numbers: what was
 * thrown away was never sent, later changes of the same member passed over it, and nobody missed it (OpenDJ #963).
 */
public final class CatchUp {

    /** What one reading of the changelog takes at most, as the stock server has it. */
    private static final int MOST_CHANGES = 100;

    private static final int MOST_BYTES = 50_000;

    private CatchUp() {}

    /**
     * Ends the catching up if the reading came to the end of the changelog: what it found is sent with what arrived meanwhile, in order, and
     * what the neighbour has by then is left out as ever.
     *
     * @param read what is not sent yet, up to the end or to what one reading takes
     * @param arrived what arrived since the neighbour is connected
     */
    public static void end(MsgQueue read, MsgQueue arrived) {
        if (read.count() >= MOST_CHANGES || read.bytesCount() >= MOST_BYTES) {
            return;
        }
        synchronized (arrived) {
            while (!read.isEmpty()) {
                UpdateMsg change = read.removeFirst();
                if (!arrived.contains(change)) {
                    arrived.add(change);
                }
            }
        }
    }

    /** Stands for {@link MsgQueue#contains(UpdateMsg)} where the stock server decides to change over. */
    public static boolean isOver(MsgQueue arrived, UpdateMsg change) {
        return false;
    }
}
