package org.sanqu.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.CensusExtra;
import org.sanqu.api.platform.Sql;

/** How many members are at home in an organisation and below it, as attributes of organisations. */
@Component(service = CensusExtra.class)
public final class HeadExtra implements CensusExtra {

    private final MemberCounts counts;

    private final Map<Sql, HeadCount> counted = Collections.synchronizedMap(new WeakHashMap<>());

    @Activate
    public HeadExtra(@Reference MemberCounts counts) {
        this.counts = counts;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("/members", "/fullMembers", "/percentOfParent");
    }

    @Override
    public long revision() {
        return counts.revision();
    }

    @Override
    public void add(Sql sql, LocalDate day, Hierarchy tree, Map<Long, ObjectNode> attributes) {
        HeadCount count = count(sql, day, tree);
        attributes.forEach((organisation, each) -> {
            int ordinal = tree.ordinal(organisation);
            if (ordinal >= 0) {
                add(count, tree, ordinal, each);
            }
        });
    }

    private static void add(HeadCount count, Hierarchy tree, int ordinal, ObjectNode attributes) {
        int members = count.members(ordinal);
        attributes.put("members", members).put("fullMembers", count.fullMembers(ordinal));
        int above = tree.parent(ordinal) < 0 ? 0 : count.members(tree.parent(ordinal));
        if (above > 0) {
            attributes.put("percentOfParent", Math.round(members * 100.0 / above));
        }
    }

    /** A census asks part by part, in one transaction and with one picture. */
    private HeadCount count(Sql sql, LocalDate day, Hierarchy tree) {
        HeadCount known = counted.get(sql);
        if (known != null && known.tree() == tree && known.day().equals(day)) {
            return known;
        }
        HeadCount fresh = HeadCount.of(sql, day, tree);
        counted.put(sql, fresh);
        return fresh;
    }
}
