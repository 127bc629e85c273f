package org.sanqu.web.page.form;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Caller;
import org.sanqu.web.Services;
import org.sanqu.web.form.Binder;
import org.sanqu.web.form.Option;
import org.sanqu.web.form.Pasted;
import org.sanqu.web.http.Labels;

/** Those who are at home in an organisation and below it, today, and lists of their names. */
final class Roster {

    /** So many names are looked for elsewhere at once. */
    private static final int MOST_SEARCHED = 500;

    private static final int LONGEST = 60;
    private static final int PAGE = 200;

    private final Services services;
    private final Caller caller;
    private final long organisation;
    private final KnownReferents around;

    Roster(Services services, Caller caller, long organisation) {
        this.services = services;
        this.caller = caller;
        this.organisation = organisation;
        this.around = new KnownReferents(services, caller, organisation);
    }

    /** How many they are. */
    long count() {
        return services.members().count(caller, organisation, LocalDate.now());
    }

    /** All of them, at most as many as a list takes, by name. */
    List<Member> everybody() {
        List<Member> all = new ArrayList<>();
        String after = null;
        do {
            MemberQuery query = new MemberQuery(
                    organisation, Hierarchy.FORMAL, true, MemberFilter.ALL, after, PAGE, LocalDate.now());
            Page<Member> page = services.members().page(caller, query);
            all.addAll(page.items());
            after = page.next();
        } while (after != null && all.size() < Binder.MOST_MEMBERS);
        return all.subList(0, Math.min(all.size(), Binder.MOST_MEMBERS));
    }

    /**
     * Those whose names stand in a list, one a line or with 、，； between them.
     *
     * @param found takes the ids of those of whom there is no doubt
     */
    Pasted named(String list, Collection<Long> found, Labels labels) {
        Map<String, List<Member>> home =
                everybody().stream().collect(Collectors.groupingBy(each -> plain(each.name())));
        List<String> doubtful = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> later = new ArrayList<>();
        int searched = 0;
        List<Member> namesakes = new ArrayList<>();
        for (String name : names(list)) {
            List<Member> here = home.getOrDefault(plain(name), List.of());
            boolean search = here.isEmpty() && name.length() <= LONGEST;
            if (search && ++searched > MOST_SEARCHED) {
                later.add(name);
                continue;
            }
            List<Member> those = search ? elsewhere(name) : here;
            if (here.size() == 1) {
                found.add(here.get(0).id());
            } else if (those.isEmpty()) {
                unknown.add(name);
            } else {
                doubtful.add(name);
                namesakes.addAll(those);
            }
        }
        String between = labels.of("value.separator");
        List<String> told = new ArrayList<>(List.of(labels.of("members.added", found.size())));
        if (!doubtful.isEmpty()) {
            told.add(labels.of("members.doubtful", String.join(between, doubtful)));
        }
        if (!unknown.isEmpty()) {
            told.add(labels.of("members.unknown", String.join(between, unknown)));
        }
        if (!later.isEmpty()) {
            told.add(labels.of("members.later", later.size()));
        }
        unknown.addAll(later);
        List<Option> offered = namesakes.isEmpty() ? List.of() : around.options(namesakes);
        return new Pasted(told, String.join("\n", unknown), offered);
    }

    private List<Member> elsewhere(String name) {
        try {
            return around.members(name).stream()
                    .filter(each -> plain(each.name()).equals(plain(name)))
                    .toList();
        } catch (Refusal notReadable) {
            return List.of();
        }
    }

    static Set<String> names(String list) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : list.split("[\\r\\n\\t、，,；;/|]")) {
            String name = line.strip().replaceFirst("^[0-9]{1,3}[.． ]+", "").strip();
            if (!name.isEmpty() && !name.matches("[0-9]+")) {
                names.add(name);
            }
        }
        return names;
    }

    /** Two characters are often set apart, and the dot of a long name has many forms. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u3000]+", "")
                .replaceAll("[•・‧∙]", "·");
    }
}
