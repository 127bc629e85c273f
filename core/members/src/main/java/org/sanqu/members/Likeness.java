package org.sanqu.members;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.platform.Sql;

/**
 * Finds members who may be one person: same name and birth date, or the same phone.
 *
 * @param sql the transaction
 * @param view the day
 * @param subtree where both are at home
 */
record Likeness(Sql sql, DayView view, Subtree subtree) {

    /** More would not be gone through by anybody. */
    private static final int MOST_GROUPS = 200;

    /** Groups of ids, each at least two; everybody in one at most. */
    List<List<Long>> groups() {
        Map<Long, Long> heads = new HashMap<>();
        String here = " where " + view.likelyOnRoll() + among();
        String there = here + " order by m.name_key, m.id";
        join(
                heads,
                "select m.id, m.name || m.birth_date as alike, " + view.home() + " as home from member m join"
                        + " (select m.name, m.birth_date from member m" + here
                        + " group by m.name, m.birth_date having count(*) > 1) d"
                        + " on d.name = m.name and d.birth_date = m.birth_date" + there);
        join(
                heads,
                "select m.id, m.phone_hash as alike, " + view.home() + " as home from member m join"
                        + " (select m.phone_hash from member m" + here
                        + " and m.phone_hash is not null group by m.phone_hash having count(*) > 1) d"
                        + " on d.phone_hash = m.phone_hash" + there);
        Map<Long, List<Long>> groups = new LinkedHashMap<>();
        heads.keySet().stream().sorted().forEach(member -> groups.computeIfAbsent(
                        head(heads, member), head -> new ArrayList<>())
                .add(member));
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .limit(MOST_GROUPS)
                .toList();
    }

    /** Leaves out those who were elsewhere on the day, where that is cheap: the last home may lie ahead. */
    private String among() {
        String day = view.constant();
        return subtree.isSmall()
                ? " and m.id in (select id from member where home_from <= " + day + subtree.narrowed("home")
                        + " union all select member from affiliation where until_on is not null and from_on <= " + day
                        + " and until_on > " + day + subtree.narrowed("organisation") + ")"
                : "";
    }

    private void join(Map<Long, Long> heads, String query) {
        Map<String, Long> first = new HashMap<>();
        sql.each(query, row -> {
            Long home = row.numberOrNull("home");
            if (home != null && subtree.has(home)) {
                long member = row.number("id");
                heads.putIfAbsent(member, member);
                long other = first.computeIfAbsent(row.text("alike"), alike -> member);
                heads.put(head(heads, member), head(heads, other));
            }
        });
    }

    private static long head(Map<Long, Long> heads, long member) {
        long here = member;
        while (heads.get(here) != here) {
            here = heads.get(here);
        }
        return here;
    }
}
