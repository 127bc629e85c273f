package org.sanqu.web.page.local;

import java.util.List;
import org.sanqu.api.organisation.Organisation;

/**
 * An organisation on the tree of those who may be asked.
 *
 * @param opened whether what is below is shown at once
 * @param more how many are below it and not drawn
 */
public record Branch(Organisation organisation, boolean chosen, boolean opened, int more, List<Branch> below) {

    /** Whether it or anything below it is chosen. */
    boolean leads() {
        return chosen || below.stream().anyMatch(Branch::leads);
    }
}
