package io.dirigent.directory.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LazyCollatorTest {

    @Test
    void sortsAsTheLocalesOwnCollator() {
        for (Locale locale : new Locale[] {Locale.GERMAN, Locale.of("sv"), Locale.JAPANESE, Locale.ROOT}) {
            Collator eager = Collator.getInstance(locale);
            eager.setStrength(Collator.PRIMARY);
            eager.setDecomposition(Collator.FULL_DECOMPOSITION);
            Collator lazy = LazyCollator.of(locale);
            lazy.setStrength(Collator.PRIMARY);
            lazy.setDecomposition(Collator.FULL_DECOMPOSITION);

            assertThat(lazy.compare("Öl", "ol")).isEqualTo(eager.compare("Öl", "ol"));
            assertThat(lazy.compare("ärlig", "zebra")).isEqualTo(eager.compare("ärlig", "zebra"));
            assertThat(key(lazy)).isEqualTo(key(eager));
        }
    }

    @Test
    void aChangedStrengthIsFollowedAlsoAfterTheFirstComparison() {
        Collator lazy = LazyCollator.of(Locale.ENGLISH);
        lazy.setStrength(Collator.TERTIARY);
        assertThat(lazy.compare("a", "A")).isNotZero();
        lazy.setStrength(Collator.PRIMARY);
        assertThat(lazy.compare("a", "A")).isZero();
    }

    private static byte[] key(Collator collator) {
        return Objects.requireNonNull(collator.getCollationKey("Äpfel und Öl")).toByteArray();
    }
}
