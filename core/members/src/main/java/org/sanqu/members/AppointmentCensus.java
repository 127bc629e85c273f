package org.sanqu.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Store;

/** Every appointment on a day, counted where the post is; a person with several posts is there several times. */
@Component(service = Census.class)
public final class AppointmentCensus implements Census {

    private final Store store;
    private final Hierarchies hierarchies;
    private final TieChanges changes;

    @Activate
    public AppointmentCensus(
            @Reference Store store, @Reference Hierarchies hierarchies, @Reference TieChanges changes) {
        this.store = store;
        this.hierarchies = hierarchies;
        this.changes = changes;
    }

    @Override
    public Source source() {
        return Source.APPOINTMENTS;
    }

    @Override
    public long revision() {
        return changes.revision();
    }

    @Override
    public Set<String> attributes() {
        return Set.of("/post", "/fullTime", "/selection");
    }

    @Override
    public void each(LocalDate day, Visitor visitor) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        store.read(sql -> new AppointmentRows(sql).on(day, "")).stream()
                .map(AppointmentRows.Held::appointment)
                .filter(appointment -> tree.ordinal(appointment.organisation()) >= 0)
                .forEach(appointment ->
                        visitor.visit(appointment.organisation(), appointment.member(), attributes(appointment)));
    }

    private static ObjectNode attributes(Appointment appointment) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("post", appointment.post())
                .put("fullTime", appointment.fullTime())
                .put("selection", appointment.selection());
    }
}
