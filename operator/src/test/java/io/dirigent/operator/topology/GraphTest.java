package io.dirigent.operator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GraphTest {

    private static final Member A = new Member("corp", 0);
    private static final Member B = new Member("corp", 1);
    private static final Member C = new Member("corp", 2);
    private static final Member D = new Member("corp", 3);

    @Test
    void whoeverHasNoLinkIsAPartOfItsOwn() {
        Graph graph = graph(new Link(A, C), new Link(B, D));
        assertThat(graph.isConnected()).isFalse();
        assertThat(graph.parts()).containsExactly(members(A, C), members(B, D));
        assertThat(graph.without(new Link(A, C)).parts()).containsExactly(members(A), members(B, D), members(C));
    }

    @Test
    void linksToStrangersDoNotCount() {
        Graph graph = new Graph(members(A, B), Set.of(new Link(A, C), new Link(B, C)));
        assertThat(graph.links()).isEmpty();
        assertThat(graph.isConnected()).isFalse();
    }

    @Test
    void nobodyIsConnectedAndHangsByNothing() {
        Graph nobody = new Graph(members(), Set.of());
        assertThat(nobody.isConnected()).isTrue();
        assertThat(nobody.hangsByOneLink()).isFalse();
        assertThat(nobody.isComplete()).isTrue();
    }

    @Test
    void whatIsInPartsHangsByNothingAnyMore() {
        assertThat(graph(new Link(A, B), new Link(C, D)).hangsByOneLink()).isFalse();
        assertThat(graph(new Link(A, B), new Link(B, C), new Link(A, C), new Link(C, D))
                        .hangsByOneLink())
                .isTrue();
    }

    private static Graph graph(Link... links) {
        return new Graph(members(A, B, C, D), Set.of(links));
    }

    private static TreeSet<Member> members(Member... members) {
        return new TreeSet<>(Set.of(members));
    }
}
