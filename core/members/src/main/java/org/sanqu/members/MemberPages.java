package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Matches;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/**
 * Reads pages of members, each by the cheaper of the plans of {@link MemberPage}.
 *
 * @param store the database
 * @param secrets opens the numbers
 * @param hierarchies say who is below
 * @param counts say how many are
 * @param kinds say of what type and sector their homes are
 * @param today from which day on nothing is past
 */
record MemberPages(
        Store store, Secrets secrets, Hierarchies hierarchies, MemberCounts counts, HomeKinds kinds, LocalDate today) {

    private static final int LARGEST_PAGE = 200;

    /** What it costs to look for an organisation in an index, in rows that are walked past. */
    private static final int SEEK = 2;

    /** A statement that names more would take longer to be understood than to be run. */
    private static final int MOST_ORGANISATIONS = 50_000;

    /** In how many members at most those that match are counted, so that nobody waits for it. */
    static final int REACH = 10_000;

    /**
     * A page.
     *
     * @param scope at home in which organisations; null for all below
     */
    Page<Member> page(MemberQuery query, LongPredicate scope) {
        if (query.size() < 1 || query.size() > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "member.page-size", LARGEST_PAGE);
        }
        Position after = Position.parse(query.after());
        Hierarchy tree = hierarchies.asOf(query.hierarchy(), query.asOf());
        int top = tree.ordinal(query.organisation());
        if (top < 0) {
            return new Page<>(List.of(), null);
        }
        Region region = region(query, scope, tree, top);
        long members = region.members(counts, query.asOf());
        double share = (double) members / Math.max(1, counts.all(query.asOf()));
        DayView view = DayView.of(query.asOf(), today);
        return store.read(sql -> {
            Narrowing narrowing = new Narrowing(query.filter(), view);
            MemberPage page = new MemberPage(sql, view, narrowing, after, query.size() + 1);
            boolean sorted = region.size() == 1
                    || (region.size() <= MOST_ORGANISATIONS
                            && SEEK * region.size() + members < page.most() / share / page.estimate());
            List<MemberPage.Listed> listed =
                    sorted ? page.sorted(region.organisations()) : page.walked(region::has, share);
            return cut(sql, view, listed, query.size());
        });
    }

    /**
     * How many there are on all pages; where too many would have to be looked at, among the first of all.
     *
     * @param scope at home in which organisations; null for all below
     */
    Matches count(MemberQuery query, LongPredicate scope) {
        Hierarchy tree = hierarchies.asOf(query.hierarchy(), query.asOf());
        int top = tree.ordinal(query.organisation());
        if (top < 0) {
            return new Matches(0, false);
        }
        Region region = region(query, scope, tree, top);
        long members = region.members(counts, query.asOf());
        DayView view = DayView.of(query.asOf(), today);
        Narrowing narrowing = new Narrowing(query.filter(), view);
        if (narrowing.everybody()) {
            return new Matches(members, false);
        }
        List<Long> organisations = region.organisations();
        boolean few = (long) SEEK * organisations.size() + members <= REACH;
        return store.read(sql -> {
            MemberPage all = new MemberPage(sql, view, narrowing, Position.START, 0);
            return few ? new Matches(all.counted(organisations), false) : all.among(REACH, region::has);
        });
    }

    private Region region(MemberQuery query, LongPredicate scope, Hierarchy tree, int top) {
        MemberFilter filter = query.filter();
        boolean any = filter.homeTypes().isEmpty() && filter.homeSector() == null;
        IntPredicate wanted = any ? null : kinds.of(filter.homeTypes(), filter.homeSector(), query.asOf());
        int first = tree.position(top);
        Region region = new Region(tree, first, query.below() ? tree.end(top) : first + 1, wanted);
        return scope == null ? region : region.within(scope);
    }

    private Page<Member> cut(Sql sql, DayView view, List<MemberPage.Listed> listed, int size) {
        boolean more = listed.size() > size;
        List<MemberPage.Listed> shown = more ? listed.subList(0, size) : listed;
        List<Member> members = new MemberRows(sql, secrets, view)
                .withIds(shown.stream().map(MemberPage.Listed::id).toList());
        return new Page<>(members, more ? shown.get(size - 1).position().toString() : null);
    }
}
