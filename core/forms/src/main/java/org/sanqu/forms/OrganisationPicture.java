package org.sanqu.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Sql;

/** The types and sectors, own or inherited, of all organisations on a day, by ordinal. Immutable. */
final class OrganisationPicture {

    private static final OrganisationType[] TYPES = OrganisationType.values();

    private final Hierarchy tree;
    private final byte[] types;
    private final int[] sectors;
    private final List<List<String>> sectorLists = new ArrayList<>();

    private OrganisationPicture(Hierarchy tree) {
        this.tree = tree;
        this.types = new byte[tree.size()];
        this.sectors = new int[tree.size()];
        sectorLists.add(List.of());
    }

    static OrganisationPicture read(Sql sql, Hierarchy tree, LocalDate day) {
        OrganisationPicture picture = new OrganisationPicture(tree);
        Map<String, Integer> lists = new HashMap<>();
        sql.each(
                "select organisation, type, sectors from organisation_version"
                        + " where from_on <= ? and (until_on is null or until_on > ?)",
                row -> {
                    int ordinal = tree.ordinal(row.number("organisation"));
                    if (ordinal >= 0) {
                        picture.types[ordinal] =
                                (byte) OrganisationType.of(row.text("type")).ordinal();
                        picture.sectors[ordinal] = picture.list(lists, row.text("sectors"));
                    }
                },
                day,
                day);
        picture.inherit();
        return picture;
    }

    private int list(Map<String, Integer> lists, String joined) {
        return joined.isEmpty()
                ? 0
                : lists.computeIfAbsent(joined, text -> {
                    sectorLists.add(List.of(text.split(",")));
                    return sectorLists.size() - 1;
                });
    }

    /** In pre-order, so that what is above is settled before. */
    private void inherit() {
        for (int position = 0; position < tree.count(); position++) {
            int ordinal = tree.at(position);
            int above = tree.parent(ordinal);
            if (sectors[ordinal] == 0 && above >= 0) {
                sectors[ordinal] = sectors[above];
            }
        }
    }

    Hierarchy tree() {
        return tree;
    }

    /** Those among which what is asked of type and sectors holds. */
    BitSet covered(AppliesTo asked) {
        BitSet covered = new BitSet(tree.size());
        for (int position = 0; position < tree.count(); position++) {
            int ordinal = tree.at(position);
            covered.set(ordinal, asked.covers(TYPES[types[ordinal]], sectorLists.get(sectors[ordinal])));
        }
        return covered;
    }

    Collection<String> sectors(int ordinal) {
        return sectorLists.get(sectors[ordinal]);
    }
}
