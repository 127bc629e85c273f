package org.sanqu.metrics;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Census;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a census shows on a day: members, organisations, secondary ties or appointments. */
final class CensusScan {

    /** The attribute whose cells are relative: steps below the top here, below the asked organisation in a rollup. */
    static final JsonPointer LEVEL = JsonPointer.compile("/level");

    private static final Logger LOG = LoggerFactory.getLogger(CensusScan.class);

    private final Extraction extraction;
    private final Hierarchy tree;
    private final boolean levels;

    CensusScan(Extraction extraction, Hierarchy tree) {
        this.extraction = extraction;
        this.tree = tree;
        this.levels = extraction.aggregate().source() == Source.ORGANISATIONS
                && extraction.aggregate().by().contains(LEVEL);
    }

    /** Adds each one that exists on the day to a folding along the tree. */
    void read(Census census, LocalDate day, Folding folding) {
        census.each(
                day, (organisation, id, attributes) -> taken(levels ? levelled(organisation, attributes) : attributes)
                        .filter(taken -> taken.value() != null)
                        .ifPresent(taken -> folding.add(organisation, taken.cell(), taken.value())));
    }

    private Optional<Extraction.Taken> taken(JsonNode attributes) {
        try {
            return extraction.of(attributes);
        } catch (ArithmeticException e) {
            LOG.warn("A number at {} is not exact: {}", extraction.aggregate().pointer(), e.getMessage());
            return Optional.empty();
        }
    }

    /** With the depth in the tree along which is folded, which need not be the formal one of that day. */
    private JsonNode levelled(long organisation, JsonNode attributes) {
        int ordinal = tree.standIn(organisation);
        ObjectNode copy = attributes.deepCopy();
        return ordinal < 0 ? copy : copy.put("level", tree.depth(ordinal));
    }
}
