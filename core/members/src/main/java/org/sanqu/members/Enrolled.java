package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody whom the roll knows, as a ledger is held against them.
 *
 * @param id of the one who was kept, when persons were merged
 * @param said what the roll says of them; numbers as their hashes, the home is the last one
 * @param entered where they were at home first, also as those who were merged into them
 * @param homes where they were, are and will be at home, the first one first
 */
record Enrolled(long id, Sealed said, Set<Long> entered, List<Homestead> homes) {

    String name() {
        return said.open().name();
    }

    boolean isNumbered() {
        return said.citizenNumberHash() != null;
    }

    /** Whether they ever were at home in an organisation. */
    boolean wasIn(long organisation) {
        return entered.contains(organisation) || homes.stream().anyMatch(home -> home.organisation() == organisation);
    }

    /** Whether they are at home in an organisation on a day or will be. */
    boolean belongsTo(long organisation, LocalDate day) {
        return homes.stream()
                .anyMatch(home -> home.organisation() == organisation
                        && (home.until() == null || home.until().isAfter(day)));
    }

    Optional<Homestead> on(LocalDate day) {
        return homes.stream().filter(home -> home.has(day)).findFirst();
    }

    /** Where they belong for good or bad: their last home. */
    long last() {
        return homes.isEmpty()
                ? said.open().home()
                : homes.get(homes.size() - 1).organisation();
    }

    /** The day from which on they are on the roll no more; null while they are. */
    LocalDate left(LocalDate today) {
        boolean there = homes.stream()
                .anyMatch(home -> home.until() == null || home.until().isAfter(today));
        return there || homes.isEmpty() ? null : homes.get(homes.size() - 1).until();
    }
}
