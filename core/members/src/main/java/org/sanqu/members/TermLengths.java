package org.sanqu.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.sanqu.api.organisation.OrganisationType;

/** How long terms are by the regulations, from {@code terms.json} beside this class. Immutable. */
final class TermLengths {

    private final JsonNode rules;

    TermLengths() {
        try (InputStream in = TermLengths.class.getResourceAsStream("terms.json")) {
            rules = JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The years of the first rule for a type in any of its sectors; empty for a type that elects nobody. */
    OptionalInt years(OrganisationType type, Collection<String> sectors) {
        for (JsonNode rule : rules.path("terms")) {
            boolean here = !rule.has("sectors") || sectors.stream().anyMatch(sector -> names(rule, "sectors", sector));
            if (here && names(rule, "types", type.code())) {
                return OptionalInt.of(rule.path("years").asInt());
            }
        }
        return OptionalInt.empty();
    }

    /** By how many years an election may be early. */
    int early() {
        return rules.path("early").path("years").asInt();
    }

    private static boolean names(JsonNode rule, String key, String code) {
        return StreamSupport.stream(rule.path(key).spliterator(), false)
                .anyMatch(each -> each.asText().equals(code));
    }
}
