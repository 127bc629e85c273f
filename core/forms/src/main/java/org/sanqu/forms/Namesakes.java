package org.sanqu.forms;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Page;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Caller;

/** Who bears a name; not thread-safe. */
final class Namesakes {

    private static final int PAGE = 200;
    private static final int PAGES = 50;
    private static final int REMEMBERED = 20_000;

    private final MemberRegister members;
    private final Caller caller;
    private final Map<List<Object>, Set<Long>> known = new HashMap<>();

    /** What so many contain that it is not looked for again, on whatever day. */
    private final Set<List<Object>> common = new HashSet<>();

    private int pages;

    Namesakes(MemberRegister members, Caller caller) {
        this.members = members;
        this.caller = caller;
    }

    /**
     * Those of exactly this name on a day; two when several bear it.
     *
     * @param below where they are at home, or below there
     * @throws SheetValues.Unreadable when too many contain the name to look at each
     */
    Set<Long> of(List<Long> below, String written, LocalDate day) throws SheetValues.Unreadable {
        List<Object> question = List.of(below, written, day);
        Set<Long> answer = known.get(question);
        if (answer == null) {
            if (known.size() > REMEMBERED) {
                known.clear();
            }
            answer = looked(below, written, day);
            known.put(question, answer);
        }
        return answer;
    }

    private Set<Long> looked(List<Long> below, String written, LocalDate day) throws SheetValues.Unreadable {
        if (common.contains(List.of(below, written))) {
            throw new SheetValues.Unreadable("sheet.member-common", written);
        }
        pages = 0;
        Set<Long> all = new LinkedHashSet<>();
        for (long each : below) {
            look(each, plain(written), written, day, all);
            // ledgers set a short name in two columns, with a blank between
            if (all.isEmpty() && !plain(written).equals(written)) {
                look(each, written, written, day, all);
            }
            if (pages >= PAGES && all.size() < 2) {
                common.add(List.of(below, written));
                throw new SheetValues.Unreadable("sheet.member-common", written);
            }
        }
        return all;
    }

    /** Many more may contain the name than bear it, so pages are looked through until two bear it. */
    private void look(long organisation, String part, String written, LocalDate day, Set<Long> all) {
        String after = null;
        do {
            MemberQuery query = new MemberQuery(
                    organisation, Hierarchy.FORMAL, true, MemberFilter.containing(part), after, PAGE, day);
            Page<Member> page = members.page(caller, query);
            page.items().stream()
                    .filter(member -> plain(member.name()).equals(plain(written)))
                    .forEach(member -> all.add(member.id()));
            after = page.next();
            pages++;
        } while (after != null && all.size() < 2 && pages < PAGES);
    }

    /** A name without its blanks. */
    static String plain(String name) {
        return name.replaceAll("\\s", "");
    }
}
