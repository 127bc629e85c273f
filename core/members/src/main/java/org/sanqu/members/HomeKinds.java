package org.sanqu.members;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;

/** Of what type and sector the organisations are on a day, for members who are asked for by their home. Thread-safe. */
final class HomeKinds {

    private static final OrganisationType[] TYPES = OrganisationType.values();

    private final Store store;
    private final Hierarchies hierarchies;
    private Kinds latest;

    HomeKinds(Store store, Hierarchies hierarchies) {
        this.store = store;
        this.hierarchies = hierarchies;
    }

    /**
     * Tells which ordinals are of one of the types and of the sector, their own or inherited along the formal hierarchy.
     *
     * @param types empty for any
     * @param sector null for any
     */
    IntPredicate of(Set<OrganisationType> types, String sector, LocalDate day) {
        Kinds kinds = kinds(day);
        return ordinal -> (types.isEmpty() || types.contains(kinds.type(ordinal)))
                && (sector == null || kinds.sectors(ordinal).contains(sector));
    }

    private Kinds kinds(LocalDate day) {
        long revision = hierarchies.revision();
        synchronized (this) {
            if (latest != null && latest.revision == revision && latest.day.equals(day)) {
                return latest;
            }
        }
        // read without the lock, since somebody who reads the database may be waiting for it
        Kinds read = read(revision, day);
        synchronized (this) {
            latest = read;
        }
        return read;
    }

    private Kinds read(long revision, LocalDate day) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        byte[] types = new byte[tree.size()];
        Arrays.fill(types, (byte) -1);
        Map<Integer, List<String>> sectors = new HashMap<>();
        store.read(sql -> {
            sql.each(
                    "select organisation, type, sectors from organisation_version where from_on <= ?"
                            + " and (until_on is null or until_on > ?)",
                    row -> {
                        int ordinal = tree.ordinal(row.number("organisation"));
                        if (ordinal >= 0) {
                            types[ordinal] =
                                    (byte) OrganisationType.of(row.text("type")).ordinal();
                            if (row.text("sectors").matches(".*[a-z].*")) {
                                sectors.put(ordinal, List.of(row.text("sectors").split("[^a-z0-9-]+")));
                            }
                        }
                    },
                    day,
                    day);
            return null;
        });
        return new Kinds(revision, day, tree, types, sectors);
    }

    private record Kinds(long revision, LocalDate day, Hierarchy tree, byte[] types, Map<Integer, List<String>> own) {

        OrganisationType type(int ordinal) {
            return ordinal >= types.length || types[ordinal] < 0 ? null : TYPES[types[ordinal]];
        }

        List<String> sectors(int ordinal) {
            int here = ordinal;
            while (here >= 0 && !own.containsKey(here)) {
                here = tree.parent(here);
            }
            return here < 0 ? List.of() : own.get(here);
        }
    }
}
