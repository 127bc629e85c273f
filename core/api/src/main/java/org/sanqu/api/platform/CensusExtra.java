package org.sanqu.api.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.organisation.Hierarchy;

/**
 * What another bundle knows about organisations, as attributes of their {@link Census}, so that metrics and rules can name it.
 * Thread-safe.
 */
@ProviderType
public interface CensusExtra {

    /** The names of the attributes that this adds, as JSON Pointers, {@code /members}. */
    Set<String> attributes();

    /** A number that grows with every change of what is added. */
    long revision();

    /**
     * Adds the attributes of some organisations, in the transaction that asks: a preview asks in the middle of an act that will not
     * be kept, so everything is to be read through {@code sql}.
     *
     * @param tree the formal hierarchy on the day, as the asking transaction sees it
     * @param attributes by organisation, at most 1,000 of them
     */
    void add(Sql sql, LocalDate day, Hierarchy tree, Map<Long, ObjectNode> attributes);
}
