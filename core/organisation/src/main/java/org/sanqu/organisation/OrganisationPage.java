package org.sanqu.organisation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.sanqu.api.Page;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Pattern;
import org.sanqu.api.platform.Sql;

/**
 * Reads one page of organisations, by one of two plans: of a small subtree all are fetched and sorted; for a large one the codes or
 * names are walked in their order and the tree in memory says which are below.
 */
final class OrganisationPage {

    private static final int STRIDE = 1_000;
    /** So many strides in vain, and what is below is fetched instead, when there is not more of it than of these. */
    private static final int PATIENCE = 20;

    private static final int FETCHED = 200_000;
    private final Sql sql;
    private final Hierarchy tree;
    private final Hierarchy formal;
    private final OrganisationQuery query;
    private final LongPredicate readable;
    private final PageOrder order;
    private final int top;
    private final Map<Integer, Boolean> inSector = new HashMap<>();

    /**
     * A page.
     *
     * @param tree the hierarchy that is asked for on the day, in which the organisation is
     * @param formal the formal hierarchy on the day, along which sectors are inherited
     * @param readable which organisations are shown at all
     */
    OrganisationPage(Sql sql, Hierarchy tree, Hierarchy formal, OrganisationQuery query, LongPredicate readable) {
        this.sql = sql;
        this.tree = tree;
        this.formal = formal;
        this.query = query;
        this.readable = readable;
        this.order = PageOrder.of(query.sort());
        this.top = tree.ordinal(query.organisation());
    }

    Page<Organisation> read() {
        if (query.sector() != null) {
            sectors();
        }
        int below = tree.end(top) - tree.position(top);
        // were codes spread evenly, so many would be read either way
        boolean narrow = (double) below * below <= (double) (query.size() + 1) * tree.count()
                || (isDescribed() && below <= FETCHED);
        List<PageOrder.Candidate> found = narrow ? fetched() : walked(below <= FETCHED ? PATIENCE : Integer.MAX_VALUE);
        boolean more = found.size() > query.size();
        List<PageOrder.Candidate> page = more ? found.subList(0, query.size()) : found;
        return new Page<>(items(page), more ? order.cursor(page.get(page.size() - 1)) : null);
    }

    private List<Organisation> items(List<PageOrder.Candidate> page) {
        List<Long> ids = page.stream().map(PageOrder.Candidate::id).toList();
        List<Organisation> items = new ArrayList<>(new OrganisationRows(sql, query.asOf()).withIds(ids));
        Map<Long, Integer> places = new HashMap<>();
        ids.forEach(each -> places.put(each, places.size()));
        items.sort(Comparator.comparing(each -> places.get(each.id())));
        return items;
    }

    private List<PageOrder.Candidate> fetched() {
        PageOrder.Candidate after = order.after(query.after());
        List<Long> ids = new ArrayList<>();
        for (int position = tree.position(top); position < tree.end(top); position++) {
            ids.add(tree.organisation(tree.at(position)));
        }
        TreeSet<PageOrder.Candidate> found = new TreeSet<>();
        Chunks.each(
                ids,
                (some, marks) -> sql.each(
                        order.statement(isDescribed()) + order.id() + " in (" + marks + ")" + conditions(),
                        row -> {
                            PageOrder.Candidate candidate = order.candidate(row);
                            if (candidate.compareTo(after) > 0 && isShown(candidate.id())) {
                                found.add(candidate);
                                if (found.size() > query.size() + 1) {
                                    found.pollLast();
                                }
                            }
                        },
                        args(some.toArray())));
        return List.copyOf(found);
    }

    private List<PageOrder.Candidate> walked(int strides) {
        List<PageOrder.Candidate> found = new ArrayList<>();
        PageOrder.Candidate after = order.after(query.after());
        List<PageOrder.Candidate> stride;
        int taken = 0;
        do {
            if (taken++ == strides) {
                return fetched();
            }
            stride = sql.list(
                    order.statement(isDescribed()) + order.behind() + conditions() + order.sorted() + " limit "
                            + STRIDE,
                    order::candidate,
                    args(order.marks(after)));
            for (PageOrder.Candidate each : stride) {
                int ordinal = tree.ordinal(each.id());
                if (ordinal >= 0 && tree.contains(top, ordinal) && isShown(each.id())) {
                    found.add(each);
                }
                after = each;
            }
        } while (stride.size() == STRIDE && found.size() <= query.size());
        return found.subList(0, Math.min(found.size(), query.size() + 1));
    }

    private boolean isDescribed() {
        return !query.types().isEmpty()
                || (query.text() != null && !query.text().isBlank());
    }

    private String conditions() {
        StringBuilder conditions = new StringBuilder();
        if (!query.types().isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(query.types().size(), "?"));
            conditions.append(" and v.type in (").append(marks).append(")");
        }
        if (query.text() != null && !query.text().isBlank()) {
            conditions.append(
                    """
                    \sand (lower(v.name) like lower(?) escape '\\' or lower(v.short_name) like lower(?) escape '\\'
                      or lower(o.code) like lower(?) escape '\\' or exists (select 1 from organisation_alias a
                         where a.organisation = o.id and lower(a.alias) like lower(?) escape '\\'))""");
        }
        return conditions.toString();
    }

    private Object[] args(Object... own) {
        List<Object> args = new ArrayList<>(order.days(isDescribed(), query.asOf()));
        args.addAll(List.of(own));
        query.types().stream().map(OrganisationType::code).forEach(args::add);
        if (query.text() != null && !query.text().isBlank()) {
            args.addAll(Collections.nCopies(4, Pattern.containing(query.text())));
        }
        return args.toArray();
    }

    /** Those that have sectors of their own, and whether it is the one that is asked for. */
    private void sectors() {
        sql.each(
                "select organisation, sectors from organisation_version where sectors <> ''"
                        + " and from_on <= ? and (until_on is null or until_on > ?)",
                row -> inSector.put(
                        formal.ordinal(row.number("organisation")),
                        List.of(row.text("sectors").split(",")).contains(query.sector())),
                query.asOf(),
                query.asOf());
    }

    private boolean isShown(long organisation) {
        return isInSector(organisation) && readable.test(organisation);
    }

    private boolean isInSector(long organisation) {
        if (query.sector() == null) {
            return true;
        }
        int here = formal.ordinal(organisation);
        while (here >= 0 && !inSector.containsKey(here)) {
            here = formal.parent(here);
        }
        return here >= 0 && inSector.get(here);
    }
}
