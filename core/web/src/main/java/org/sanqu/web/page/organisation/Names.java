package org.sanqu.web.page.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Caller;
import org.sanqu.web.Services;
import org.sanqu.web.http.Labels;

/** The short names of organisations, also of those that are no more or not yet. */
public final class Names {

    private final Labels labels;
    private final Map<Long, String> names = new HashMap<>();

    public Names(Labels labels) {
        this.labels = labels;
    }

    /** Looks up those that are not known yet, as they were called on a day. */
    public void add(OrganisationTree tree, Caller caller, Collection<Long> organisations, LocalDate day) {
        Collection<Long> unknown =
                organisations.stream().filter(id -> !names.containsKey(id)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            tree.list(caller, unknown, day).forEach(each -> names.putIfAbsent(each.id(), each.shortName()));
        }
    }

    /** Takes the name of what an effect founds, which is nowhere else before it was decided. */
    public void add(Effect effect) {
        if (effect.attribute().equals("name") && effect.after() != null) {
            names.putIfAbsent(effect.organisation(), effect.after());
        }
    }

    /** Looks up those that are not known yet as they were when anything last happened to them; what nobody may show stays unknown. */
    public void trace(Services services, Caller caller, Collection<Long> organisations) {
        List<Long> unknown = organisations.stream()
                .filter(id -> !names.containsKey(id))
                .distinct()
                .toList();
        for (long each : unknown) {
            for (OrganisationEvent event : events(services, caller, each)) {
                add(services.tree(), caller, List.of(each), event.effectiveOn().minusDays(1));
                add(services.tree(), caller, List.of(each), event.effectiveOn());
                event.effects().stream()
                        .filter(effect -> effect.organisation() == each)
                        .forEach(this::add);
            }
        }
    }

    private static List<OrganisationEvent> events(Services services, Caller caller, long organisation) {
        try {
            return services.history().of(caller, organisation);
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.FORBIDDEN) {
                return List.of();
            }
            throw refusal;
        }
    }

    public String of(long organisation) {
        return names.getOrDefault(organisation, labels.of("value.unknown", String.valueOf(organisation)));
    }
}
