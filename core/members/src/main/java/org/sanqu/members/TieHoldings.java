package org.sanqu.members;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Holdings;
import org.sanqu.api.platform.Sql;

/** Finds secondary ties, posts and terms of organisations that are going never to have been. */
@Component(service = Holdings.class)
public final class TieHoldings implements Holdings {

    /** How many ids one statement asks about. */
    private static final int ASKED = 500;

    /**
     * Holdings.
     *
     * @param changes not asked: that it is there means that the tables are
     */
    @Activate
    public TieHoldings(@Reference TieChanges changes) {}

    @Override
    public long count(Sql sql, Collection<Long> organisations) {
        return 0;
    }

    @Override
    public long left(Sql sql, Collection<Long> organisations) {
        List<Long> all = new ArrayList<>(organisations);
        long left = 0;
        for (int from = 0; from < all.size(); from += ASKED) {
            String some = Ids.list(all.subList(from, Math.min(all.size(), from + ASKED)));
            left += count(sql, "secondary_affiliation where (until_on is null or until_on > from_on)", some)
                    + count(sql, "appointment where (until_on is null or until_on > from_on)", some)
                    + count(sql, "term where withdrawn is null", some);
        }
        return left;
    }

    private static long count(Sql sql, String standing, String organisations) {
        return sql.first(
                        "select count(*) as n from " + standing + " and organisation in (" + organisations + ")",
                        row -> row.number("n"))
                .orElseThrow();
    }

    @Override
    public List<Long> members(Sql sql, Collection<Long> members) {
        return List.of();
    }
}
