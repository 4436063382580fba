package io.dirigent.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    /** A kube-apiserver 1.36 writes the left column as the right one, but for exponents, and leaves the right one as it is. */
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1000m, 1",
        "1500m, 1500m",
        "0.5, 500m",
        "0.1, 100m",
        "2000, 2k",
        "1500, 1500",
        "1000000, 1M",
        "512Mi, 512Mi",
        "1024Mi, 1Gi",
        "1536Mi, 1536Mi",
        "0.5Gi, 512Mi",
        "2048Ki, 2Mi",
        "1e3, 1k",
        "100M, 100M",
        "0, 0",
        "5000Mi, 5000Mi",
        "1Ti, 1Ti",
        "0.5Ki, 512"
    })
    void anAmountIsWrittenAsTheApiServerLeavesIt(String given, String canonical) {
        assertThat(Quantities.canonical(new Quantity(given)).toString()).isEqualTo(canonical);
    }
}
