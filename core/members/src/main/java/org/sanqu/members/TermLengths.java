package org.sanqu.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.sanqu.api.platform.RuleBook;

/**
 * How long terms are: {@code terms.json} beside this class says which number of the rule on it holds for whom, and a district may have
 * its own numbers. Thread-safe.
 */
final class TermLengths {

    private static final String RULE = "term-length";
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final JsonNode TERMS = read();

    private final RuleBook rules;

    TermLengths(RuleBook rules) {
        this.rules = rules;
    }

    private static JsonNode read() {
        try (InputStream in = TermLengths.class.getResourceAsStream("terms.json")) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The term that begins on a day at an organisation that has any of the sectors; empty where nobody is elected. */
    Optional<Period> of(Places.Place place, Collection<String> sectors, LocalDate day) {
        for (JsonNode term : TERMS.path("terms")) {
            boolean here = !term.has("sectors") || sectors.stream().anyMatch(sector -> names(term, "sectors", sector));
            if (here && names(term, "types", place.type().code())) {
                BigDecimal years = rules.numbers(RULE, place.id(), day)
                        .get(term.path("number").asText());
                return Optional.of(Period.ofMonths(years.multiply(MONTHS).intValue()));
            }
        }
        return Optional.empty();
    }

    /** By how many years an election may be early. */
    static int early() {
        return TERMS.path("early").path("years").asInt();
    }

    private static boolean names(JsonNode rule, String key, String code) {
        return StreamSupport.stream(rule.path(key).spliterator(), false)
                .anyMatch(each -> each.asText().equals(code));
    }
}
