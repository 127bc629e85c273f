package org.sanqu.members;

import java.time.LocalDate;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;

/** How many members, and full members among them, are at home below each organisation: running sums over the pre-order. Immutable. */
final class HeadCount {

    private final LocalDate day;
    private final Hierarchy tree;
    private final int[] all;
    private final int[] full;

    private HeadCount(LocalDate day, Hierarchy tree) {
        this.day = day;
        this.tree = tree;
        this.all = new int[tree.count() + 1];
        this.full = new int[tree.count() + 1];
    }

    /** Counts as the transaction sees them. */
    static HeadCount of(Sql sql, LocalDate day, Hierarchy tree) {
        HeadCount count = new HeadCount(day, tree);
        String on = DayView.of(day, day).constant();
        String sums = " as home, count(*) as members, sum(case when m.converted_on <= " + on
                + " then 1 else 0 end) as full_members from member m";
        sql.each(
                "select m.home" + sums + " where m.home is not null and m.home_from <= " + on
                        + " group by m.home union all select a.organisation" + sums
                        + " join affiliation a on a.member = m.id where a.until_on is not null and a.from_on <= " + on
                        + " and a.until_on > " + on + " group by a.organisation",
                row -> count.add(row.number("home"), row.number("members"), row.number("full_members")));
        for (int position = 0; position < tree.count(); position++) {
            count.all[position + 1] += count.all[position];
            count.full[position + 1] += count.full[position];
        }
        return count;
    }

    private void add(long home, long members, long fullMembers) {
        int ordinal = tree.ordinal(home);
        if (ordinal >= 0) {
            all[tree.position(ordinal) + 1] += (int) members;
            full[tree.position(ordinal) + 1] += (int) fullMembers;
        }
    }

    LocalDate day() {
        return day;
    }

    Hierarchy tree() {
        return tree;
    }

    int members(int ordinal) {
        return all[tree.end(ordinal)] - all[tree.position(ordinal)];
    }

    int fullMembers(int ordinal) {
        return full[tree.end(ordinal)] - full[tree.position(ordinal)];
    }
}
