package io.dirigent.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.membership.Words.Answer;
import io.dirigent.operator.membership.Words.Trusted;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTextTest {

    private static final Member MEMBER = new Member("corp", 0);
    private static final Member LEAVER = new Member("corp", 1);
    private static final Member GONE = new Member("corp", 2);
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final LedgerText text = new LedgerText("corp");

    @Test
    void whatIsWrittenIsReadAgain() {
        Ledger ledger = Ledger.startingAt(1)
                .giving(MEMBER, new VolumeId("first"), AT)
                .giving(MEMBER, new VolumeId("second"), AT)
                .moving(MEMBER, Phase.SERVING)
                .giving(LEAVER, new VolumeId("third"), AT)
                .moving(LEAVER, Phase.LEAVING)
                .certifying(LEAVER, Optional.of("0a1b2c"))
                .giving(GONE, new VolumeId("fourth"), AT)
                .certifying(GONE, Optional.of("3d4e5f"))
                .retiring(GONE, AT)
                .bootstrappedNow()
                .answered(new Answer("bootstrap@1a2b", AT, Optional.empty()))
                .answered(new Answer(
                        "corp-0@3c4d", AT, Optional.of(new Trusted(new VolumeId("second"), new ServerId(2)))))
                .after(7);

        assertThat(text.parse(text.of(ledger, Map.of()))).isEqualTo(ledger);
    }

    @Test
    void theFirstFormatIsRead() {
        Ledger ledger = text.parse(
                Map.of("high-water", "2", "bootstrapped", "true", "corp-0", "volume 1", "corp-1", "other 2"));

        assertThat(ledger.format()).isEqualTo(1);
        assertThat(ledger.idOf(MEMBER, new VolumeId("volume"))).contains(new ServerId(1));
    }

    @Test
    void aLaterFormatIsLeftToALaterOperator() {
        assertThatThrownBy(() -> text.parse(Map.of("format", "3", "high-water", "0")))
                .hasMessageContaining("later operator");
    }

    @Test
    void whatIsNotUnderstoodIsKept() {
        Map<String, String> data = Map.of("high-water", "0", "corp-0", "volume 1", "since-tomorrow", "yes");

        assertThat(text.unknownTo(data)).containsExactly(Map.entry("since-tomorrow", "yes"));
        assertThat(text.of(Ledger.startingAt(1), text.unknownTo(data))).containsEntry("since-tomorrow", "yes");
    }
}
