package org.sanqu.members;

import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Page;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;

/**
 * Reads one page of members by one of two plans: the database sorts the few of a small subtree; of a large one it walks the
 * names in order and the tree in memory says who is in it.
 *
 * @param rows the members
 * @param tree the hierarchy on the day
 */
record MemberPage(MemberRows rows, Hierarchy tree) {

    private static final int SMALL = 200;
    private static final int STRIDE = 2_000;

    Page<Member> read(MemberQuery query, MemberRows.Position after) {
        int top = tree.ordinal(query.organisation());
        if (top < 0) {
            return new Page<>(List.of(), null);
        }
        String pattern = Pattern.containing(query.text());
        int organisations = query.below() ? tree.end(top) - tree.position(top) : 1;
        List<Member> found = organisations <= SMALL
                ? rows.atHome(ids(top, organisations), pattern, after, query.size() + 1)
                : walk(top, pattern, after, query.size() + 1);
        return cut(found, query.size());
    }

    private List<Long> ids(int top, int count) {
        List<Long> ids = new ArrayList<>(count);
        for (int position = tree.position(top); position < tree.position(top) + count; position++) {
            ids.add(tree.organisation(tree.at(position)));
        }
        return ids;
    }

    private List<Member> walk(int top, String pattern, MemberRows.Position after, int most) {
        List<Long> wanted = new ArrayList<>();
        List<MemberRows.Home> stride = new ArrayList<>();
        MemberRows.Position here = after;
        do {
            stride.clear();
            rows.byName(pattern, here, STRIDE, stride::add);
            for (MemberRows.Home home : stride) {
                int ordinal = tree.ordinal(home.organisation());
                if (wanted.size() < most && ordinal >= 0 && tree.contains(top, ordinal)) {
                    wanted.add(home.member());
                }
                here = new MemberRows.Position(home.nameKey(), home.member());
            }
        } while (wanted.size() < most && stride.size() == STRIDE);
        return rows.withIds(wanted);
    }

    private static Page<Member> cut(List<Member> found, int size) {
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        Member last = found.get(size - 1);
        return new Page<>(
                found.subList(0, size), new MemberRows.Position(NameOrder.key(last.name()), last.id()).toString());
    }
}
