package org.sanqu.api.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.metric.Source;

/** Everything of one kind that exists on a day, for metrics and rules. Thread-safe. */
@ProviderType
public interface Census {

    Source source();

    /** A number that grows with every change of what is counted. */
    long revision();

    /** Visits each one that exists on the day, once, in no order. */
    void each(LocalDate day, Visitor visitor);

    /**
     * The attributes of some that exist on the day, by id; those that do not are left out. Here all are looked at: whoever can do better
     * does.
     */
    default Map<Long, JsonNode> of(LocalDate day, Collection<Long> ids) {
        Map<Long, JsonNode> found = new HashMap<>();
        each(day, (organisation, id, attributes) -> {
            if (ids.contains(id)) {
                found.put(id, attributes);
            }
        });
        return found;
    }

    /** The names of the attributes that {@link Visitor} gets, as JSON Pointers, so that a metric can be checked. */
    Set<String> attributes();

    /** Takes one. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes one.
         *
         * @param organisation where it counts
         * @param id the organisation itself, or the member whom it is or whose tie or post it is
         * @param attributes its attributes as a JSON object
         */
        void visit(long organisation, long id, JsonNode attributes);
    }
}
