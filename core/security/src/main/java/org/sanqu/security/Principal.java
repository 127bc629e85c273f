package org.sanqu.security;

import java.util.List;
import org.sanqu.api.security.Grant;

/**
 * Somebody for whom another acts.
 *
 * @param account the account's name
 * @param title the person's name or office
 * @param grants those that go over to a substitute
 */
record Principal(String account, String title, List<Grant> grants) {

    Principal {
        grants = List.copyOf(grants);
    }
}
