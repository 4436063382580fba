package io.dirigent.localcluster.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountPathsTest {

    private final MountPaths paths = new MountPaths(Path.of("/root"), List.of("/var/lib/data", "/etc/keys"));

    @ParameterizedTest
    @CsvSource({
        "/var/lib/data, /root/var/lib/data",
        "/var/lib/data/db, /root/var/lib/data/db",
        "--keys=/etc/keys/tls.key, --keys=/root/etc/keys/tls.key",
        "/var/lib/database, /var/lib/database",
        "/usr/bin/java, /usr/bin/java",
        "see /etc/keys, see /etc/keys",
        "plain, plain"
    })
    void aMountPathAtTheStartOrAfterAnEqualsSignIsReplaced(String value, String rewritten) {
        assertThat(paths.rewrite(value)).isEqualTo(rewritten);
    }
}
