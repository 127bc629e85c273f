package org.sanqu.web.page;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;

/** The short names of organisations, for pages that show their ids. */
public final class Places {

    private Places() {}

    /** The names of those that the reader may see, as of the day that is asked about. */
    public static Map<Long, String> names(Services services, Exchange exchange, Stream<Long> ids) {
        Set<Long> wanted = ids.filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, String> names = new HashMap<>();
        add(names, services, exchange, wanted, exchange.on());
        return names;
    }

    /** Adds the names that are still missing, as of a day on which they were there. */
    public static void add(
            Map<Long, String> names, Services services, Exchange exchange, Collection<Long> ids, LocalDate day) {
        Set<Long> missing = ids.stream()
                .filter(Objects::nonNull)
                .filter(id -> !names.containsKey(id))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            services.tree()
                    .list(exchange.caller(), missing, day)
                    .forEach(each -> names.put(each.id(), each.shortName()));
        }
    }
}
