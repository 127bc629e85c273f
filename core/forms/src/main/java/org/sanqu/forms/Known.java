package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.metric.Source;
import org.sanqu.api.platform.Census;

/** What the platform knows of organisations and members without asking anybody. Thread-safe. */
@Component(service = Known.class)
public final class Known {

    private final Map<Source, Census> censuses = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindCensus(Census census) {
        censuses.put(census.source(), census);
    }

    public void unbindCensus(Census census) {
        censuses.remove(census.source(), census);
    }

    /** Everybody of a kind; empty while the platform starts or stops. */
    public Optional<Census> all(Source source) {
        return Optional.ofNullable(censuses.get(source));
    }

    /** The attributes of some on a day, by id; those that do not exist then are left out. */
    public Map<Long, JsonNode> of(Source source, LocalDate day, Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : all(source).map(census -> census.of(day, ids)).orElse(Map.of());
    }

    /** The attributes of one on a day, if it exists then. */
    public Optional<JsonNode> of(Source source, LocalDate day, long id) {
        return Optional.ofNullable(of(source, day, List.of(id)).get(id));
    }
}
