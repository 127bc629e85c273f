package org.sanqu.forms.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Approval;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.forms.Known;

/** Which organisations have to agree to a submission, along the formal hierarchy of today. Thread-safe. */
@Component(service = Approvers.class)
public final class Approvers {

    private final Hierarchies hierarchies;
    private final Known known;
    private volatile Line last = new Line(-1, null, -1, List.of());

    /** What is above an organisation in a state of the tree, the nearest first; the organisation itself where it is a top. */
    private record Line(long revision, LocalDate day, long owner, List<Above> above) {}

    private record Above(long id, OrganisationType type) {}

    @Activate
    public Approvers(@Reference Hierarchies hierarchies, @Reference Known known) {
        this.hierarchies = hierarchies;
        this.known = known;
    }

    /** Those that have to agree, in order, each once; none for what is only filed. Of several types that are missing the superior decides. */
    public List<Long> of(Approval approval, long owner) {
        return switch (approval.kind()) {
            case FILED -> List.of();
            case REVIEWED -> List.of(superior(owner));
            case APPROVED -> levels(approval.levels(), owner);
        };
    }

    /** The one that has to agree first; null when nobody has to. */
    public Long first(Approval approval, long owner) {
        List<Long> all = of(approval, owner);
        return all.isEmpty() ? null : all.get(0);
    }

    /** The nearest organisation above that leads others, else what is above; a top is its own. */
    public long superior(long owner) {
        List<Above> above = above(owner);
        return nearest(above, Approvers::leads).orElse(above.get(0)).id;
    }

    /** Whether it decides about those below; a working committee (党工委) does so for who set it up, though statistics do not count it. */
    private static boolean leads(OrganisationType type) {
        return type == OrganisationType.WORKING_COMMITTEE || type != null && type.countsAsOrganisation();
    }

    private List<Long> levels(List<OrganisationType> types, long owner) {
        List<Above> left = new ArrayList<>(above(owner));
        List<Long> levels = new ArrayList<>();
        for (OrganisationType type : types) {
            nearest(left, type::equals).ifPresent(found -> {
                left.remove(found);
                levels.add(found.id);
            });
        }
        return levels.isEmpty() ? List.of(superior(owner)) : levels;
    }

    private static Optional<Above> nearest(List<Above> above, Predicate<OrganisationType> wanted) {
        return above.stream().filter(each -> wanted.test(each.type)).findFirst();
    }

    /** The organisation that stands today for one that may have closed; itself where nothing does. */
    long present(long organisation) {
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        int standIn = tree.standIn(organisation);
        return standIn < 0 ? organisation : tree.organisation(standIn);
    }

    private List<Above> above(long owner) {
        long revision = hierarchies.revision();
        LocalDate today = LocalDate.now();
        Line line = last;
        if (line.revision != revision || line.owner != owner || !Objects.equals(line.day, today)) {
            line = new Line(revision, today, owner, read(owner, today));
            last = line;
        }
        return line.above;
    }

    private List<Above> read(long owner, LocalDate today) {
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        List<Long> ids = new ArrayList<>();
        int standIn = tree.standIn(owner);
        for (int each = standIn < 0 ? -1 : tree.parent(standIn); each >= 0; each = tree.parent(each)) {
            ids.add(tree.organisation(each));
        }
        if (ids.isEmpty()) {
            return List.of(new Above(present(owner), null));
        }
        Map<Long, JsonNode> attributes = known.of(Source.ORGANISATIONS, today, ids);
        return ids.stream().map(id -> new Above(id, type(attributes.get(id)))).toList();
    }

    private static OrganisationType type(JsonNode attributes) {
        return attributes == null
                ? null
                : OrganisationType.of(attributes.path("type").asText());
    }
}
