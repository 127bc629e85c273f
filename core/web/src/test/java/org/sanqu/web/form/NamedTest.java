package org.sanqu.web.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NamedTest {

    private final List<String> asked = new ArrayList<>();

    private final Referents counting = new Referents() {
        @Override
        public Optional<String> name(Kind kind, long id) {
            return Optional.ofNullable(names(kind, List.of(id)).get(id));
        }

        @Override
        public Map<Long, String> names(Kind kind, Collection<Long> ids) {
            asked.add(kind + " " + ids);
            return ids.stream().filter(id -> id < 9).collect(Collectors.toMap(id -> id, id -> "n" + id));
        }

        @Override
        public List<Option> find(Kind kind, String text) {
            asked.add("find " + text);
            return List.of();
        }
    };

    @Test
    void whatIsDrawnTogetherIsAskedForTogetherAndOnce() {
        Named named = Named.of(counting);
        Runnable drawing = () -> {
            named.name(Kind.MEMBER, 3);
            named.names(Kind.MEMBER, List.of(4L, 3L, 9L));
            named.name(Kind.ORGANISATION, 3);
            Named.of(named).ahead(() -> named.name(Kind.MEMBER, 5));
        };
        named.ahead(drawing);
        assertEquals(List.of("MEMBER [3, 4, 9]", "ORGANISATION [3]"), asked);
        drawing.run();
        assertEquals(
                List.of("MEMBER [3, 4, 9]", "ORGANISATION [3]", "MEMBER [5]"), asked, "only what nobody knew of yet");
        assertEquals(Map.of(4L, "n4"), named.names(Kind.MEMBER, List.of(4L, 9L)), "what may not be seen stays unnamed");
        assertEquals(3, asked.size());
    }

    @Test
    void nothingIsLookedForWhileOneOnlyLearnsWhatWillBeAsked() {
        Named named = Named.of(counting);
        named.ahead(() -> named.find(Kind.MEMBER, "x"));
        assertEquals(List.of(), asked);
        named.find(Kind.MEMBER, "x");
        assertEquals(List.of("find x"), asked);
    }
}
