package org.sanqu.tests.example;

import java.util.List;

/**
 * A community of the street with what its figures start from.
 *
 * @param node its Party organisation
 * @param branches the branches below it; empty where the organisation is a branch itself
 * @param residents at the end of 2025
 * @param committee the members of its leading body
 */
record Community(Node node, List<Node> branches, int residents, int committee) {

    /** Who looks after the buildings. */
    List<Node> caretakers() {
        return branches.isEmpty() ? List.of(node) : branches;
    }

    int buildings() {
        return branches.isEmpty() ? 6 : branches.size() * 4;
    }
}
