package io.dirigent.directory.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {

    @TempDir
    Path folder;

    @Test
    void replacesTheTarget() throws IOException {
        Path source = Files.writeString(folder.resolve("config.ldif.tmp"), "new");
        Path target = Files.writeString(folder.resolve("config.ldif"), "old");
        DurableFile.rename(source.toFile(), target.toFile());
        assertThat(target).hasContent("new");
        assertThat(source).doesNotExist();
    }

    @Test
    void movesFoldersToo() throws IOException {
        Path source = Files.createDirectory(folder.resolve("a"));
        DurableFile.rename(source.toFile(), folder.resolve("b").toFile());
        assertThat(folder.resolve("b")).isDirectory();
    }

    @Test
    void leavesTheTargetWhenThereIsNothingToMove() throws IOException {
        Path target = Files.writeString(folder.resolve("config.ldif"), "old");
        assertThatThrownBy(() -> DurableFile.rename(folder.resolve("none").toFile(), target.toFile()))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(target).hasContent("old");
    }
}
