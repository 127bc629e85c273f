package org.sanqu.api.platform;

import java.util.List;
import org.sanqu.api.security.Grant;

/**
 * An account as administrators see it.
 *
 * @param name the login name
 * @param title the person's name or office, for people to read
 * @param grants what it may, where
 * @param email where notices go; null for nowhere
 */
public record Account(String name, String title, List<Grant> grants, String email) {

    public Account {
        grants = List.copyOf(grants);
    }
}
