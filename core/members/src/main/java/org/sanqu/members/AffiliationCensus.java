package org.sanqu.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Store;

/** Every secondary tie on a day, counted at the host; who is a guest somewhere is counted as a member at home only. */
@Component(service = Census.class)
public final class AffiliationCensus implements Census {

    private final Store store;
    private final Hierarchies hierarchies;
    private final TieChanges changes;

    @Activate
    public AffiliationCensus(
            @Reference Store store, @Reference Hierarchies hierarchies, @Reference TieChanges changes) {
        this.store = store;
        this.hierarchies = hierarchies;
        this.changes = changes;
    }

    @Override
    public Source source() {
        return Source.AFFILIATIONS;
    }

    @Override
    public long revision() {
        return changes.revision();
    }

    @Override
    public Set<String> attributes() {
        return Set.of("/kind", "/votingRight", "/duesAtHost");
    }

    @Override
    public void each(LocalDate day, Visitor visitor) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        store.read(sql -> new TieRows(sql).on(day, "")).stream()
                .map(TieRows.Tie::affiliation)
                .filter(tie -> tree.ordinal(tie.organisation()) >= 0)
                .forEach(tie -> visitor.visit(tie.organisation(), tie.member(), attributes(tie)));
    }

    private static ObjectNode attributes(Affiliation tie) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", tie.kind())
                .put("votingRight", tie.votingRight())
                .put("duesAtHost", tie.duesAtHost());
    }
}
