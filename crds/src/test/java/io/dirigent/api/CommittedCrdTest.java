package io.dirigent.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommittedCrdTest {

    @Test
    void theCommittedCrdIsTheOneThatTheModelMakes() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                DirectoryCluster.class.getResourceAsStream("/META-INF/dirigent/" + GenerateCrd.FILE))) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .as("the committed CRD differs from the model in io.dirigent.api: run `make crds`, then commit "
                            + GenerateCrd.FILE)
                    .isEqualTo(GenerateCrd.crd());
        }
    }
}
