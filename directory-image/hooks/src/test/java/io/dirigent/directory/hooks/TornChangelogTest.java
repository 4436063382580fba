package io.dirigent.directory.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornChangelogTest {

    /** As the server has it. */
    private static final int BLOCK = 256;

    @TempDir
    Path folder;

    @Test
    void aWholeFileStaysWhole() throws IOException {
        assertThat(endOf(600, 512, 90, -1)).isEqualTo(-1);
    }

    @Test
    void anEndWithinABlockIsTheEnd() throws IOException {
        assertThat(endOf(600, 512, 90, 540)).isEqualTo(540);
    }

    @Test
    void aRecordThatRunsIntoTheLastBlockIsTornFromItsBeginning() throws IOException {
        assertThat(endOf(516, 512, 90, 512)).isEqualTo(422);
    }

    @Test
    void aRecordMayRunThroughManyBlocks() throws IOException {
        assertThat(endOf(1_028, 1_024, 900, 1_024)).isEqualTo(124);
    }

    @Test
    void aBlockThatBeginsWithARecordHasNothingInFrontOfIt() throws IOException {
        assertThat(endOf(516, 512, 0, 512)).isEqualTo(512);
    }

    @Test
    void anEmptyFileEndsWhereItBegins() throws IOException {
        assertThat(endOf(0, 0, 0, 0)).isZero();
    }

    private long endOf(int length, int block, int recordBegan, long stock) throws IOException {
        try (RandomAccessFile log =
                new RandomAccessFile(folder.resolve("head.log").toFile(), "rw")) {
            log.setLength(length);
            if (length > 0) {
                log.seek(block);
                log.writeInt(recordBegan);
            }
            return TornChangelog.end(log, stock, BLOCK);
        }
    }
}
