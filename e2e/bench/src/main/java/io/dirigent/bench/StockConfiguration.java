package io.dirigent.bench;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Gives a stock server the conditions of ours where speed is compared: the same indexes, and writes on disk when acknowledged. */
final class StockConfiguration {

    private static final String WITHOUT_SYNC = "ds-cfg-db-txn-write-no-sync";
    private static final String INDEX_TYPE = "ds-cfg-index-type";

    private StockConfiguration() {}

    /** Changes it while the server is down; indexes only become fewer, so none has to be built anew. */
    static void level(Path root) throws IOException {
        Path file = root.resolve("config/config.ldif");
        try {
            List<Entry> entries = LDIFReader.readEntries(file.toFile());
            entries.forEach(StockConfiguration::level);
            try (LDIFWriter writer = new LDIFWriter(file.toFile())) {
                for (Entry entry : entries) {
                    writer.writeEntry(entry);
                }
            }
        } catch (LDIFException e) {
            throw new IOException("the stock server's configuration is not as expected: " + e.getMessage(), e);
        }
    }

    private static void level(Entry entry) {
        if (entry.hasObjectClass("ds-cfg-je-backend")) {
            entry.setAttribute(WITHOUT_SYNC, "false");
        }
        if (entry.hasObjectClass("ds-cfg-backend-index")) {
            entry.removeAttributeValue(INDEX_TYPE, "substring");
        }
    }
}
