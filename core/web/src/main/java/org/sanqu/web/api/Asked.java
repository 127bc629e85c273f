package org.sanqu.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.CodeTable;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;

/** What the parameters of a query ask for; what makes no sense is a 400 that names the parameter. */
final class Asked {

    private static final int LONGEST = 200;

    private Asked() {}

    /** The day {@code asOf}, else today. */
    static LocalDate day(Exchange exchange) {
        return exchange.query().day("asOf").orElseGet(LocalDate::now);
    }

    /** How many rows, 1 … 200; 50 when absent. */
    static int size(Exchange exchange) {
        long size = exchange.query().id("size").orElse(50L);
        if (size < 1 || size > 200) {
            throw HttpFault.parameter("size");
        }
        return (int) size;
    }

    /** The cursor of the page before; null for the first. */
    static String after(Exchange exchange) {
        return exchange.query().filled("after").orElse(null);
    }

    static boolean flag(Exchange exchange, String name, boolean otherwise) {
        return exchange.query()
                .filled(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw HttpFault.parameter(name);
                })
                .orElse(otherwise);
    }

    /** A short text; null when absent. */
    static String text(Exchange exchange, String name) {
        Optional<String> text = exchange.query().filled(name);
        if (text.isPresent() && text.get().length() > LONGEST) {
            throw HttpFault.parameter(name);
        }
        return text.orElse(null);
    }

    /** A whole number from 0 to 999; null when absent. */
    static Integer number(Exchange exchange, String name) {
        return exchange.query()
                .id(name)
                .map(number -> {
                    if (number > 999) {
                        throw HttpFault.parameter(name);
                    }
                    return number.intValue();
                })
                .orElse(null);
    }

    /** The hierarchy along which; the formal one when absent. */
    static String hierarchy(Exchange exchange) {
        String code = code(exchange, "hierarchy", "hierarchy");
        return code == null ? Hierarchy.FORMAL : code;
    }

    /** One of a few words; null when absent. */
    static String among(Exchange exchange, String name, List<String> words) {
        Optional<String> word = exchange.query().filled(name);
        if (word.isPresent() && !words.contains(word.get())) {
            throw HttpFault.parameter(name);
        }
        return word.orElse(null);
    }

    /** A code of a {@link CodeTable}; null when absent. */
    static String code(Exchange exchange, String name, String table) {
        return exchange.query()
                .filled(name)
                .map(code -> known(name, code, table))
                .orElse(null);
    }

    /** Codes of a {@link CodeTable}, each a parameter of its own; empty when absent. */
    static Set<String> codes(Exchange exchange, String name, String table) {
        return exchange.query().all(name).stream()
                .map(code -> known(name, code, table))
                .collect(Collectors.toSet());
    }

    static Set<OrganisationType> types(Exchange exchange, String name) {
        return codes(exchange, name, "type").stream().map(OrganisationType::of).collect(Collectors.toSet());
    }

    private static String known(String name, String code, String table) {
        if (!CodeTable.of(table).codes().contains(code)) {
            throw HttpFault.parameter(name);
        }
        return code;
    }
}
