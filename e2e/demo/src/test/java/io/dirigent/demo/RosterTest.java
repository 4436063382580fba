package io.dirigent.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.api.MemberStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RosterTest {

    private final Roster two = new Roster(Map.of("corp-0", 10L, "corp-1", 11L));

    @Test
    void aMemberComesWhenItFirstServes() {
        Roster loading = two.after(List.of(ready(0), ready(1), in("Loading", 2)), RosterTest::process);
        assertThat(loading.processes()).containsOnlyKeys("corp-0", "corp-1");

        Roster served = loading.after(List.of(ready(0), ready(1), ready(2)), RosterTest::process);
        assertThat(served.processes()).containsEntry("corp-2", 12L).hasSize(3);
    }

    @Test
    void aMemberThatLeavesStaysUntilTheStatusDoesNotNameIt() {
        Roster leaving = two.after(List.of(ready(0), in("Frozen", 1)), RosterTest::process);
        assertThat(leaving).isEqualTo(two);

        Roster left = leaving.after(List.of(ready(0)), RosterTest::process);
        assertThat(left.processes()).containsOnlyKeys("corp-0");
    }

    @Test
    void aMemberThatIsRestartedKeepsItsPlace() {
        Roster away = two.after(List.of(ready(0), in("Absent", 1)), member -> OptionalLong.empty());
        assertThat(away).isEqualTo(two);

        Roster back = away.after(List.of(ready(0), in("Closed", 1)), member -> OptionalLong.of(99));
        assertThat(back.processes()).containsEntry("corp-1", 99L);
    }

    @Test
    void membersAreInTheirOrder() {
        List<MemberStatus> eleven = new ArrayList<>();
        for (int ordinal = 0; ordinal < 11; ordinal++) {
            eleven.add(ready(ordinal));
        }
        assertThat(two.after(eleven, RosterTest::process).processes().keySet())
                .startsWith("corp-0", "corp-1", "corp-2")
                .endsWith("corp-10");
    }

    private static OptionalLong process(String member) {
        return OptionalLong.of(10 + Long.parseLong(member, "corp-".length(), member.length(), 10));
    }

    private static MemberStatus ready(int ordinal) {
        return in("Ready", ordinal);
    }

    private static MemberStatus in(String phase, int ordinal) {
        return new MemberStatus("corp-" + ordinal, null, null, phase, null, null, null, null, null, null, null, null);
    }
}
