package org.sanqu.web.page.form;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** So many parts between blanks may be one name. */
    private static final int MOST_PARTS = 4;

    private static final String MARKS = "、，,；;/|";
    private static final String BLANK = "[\\s\\u3000\\u00A0]+";
    private static final String WITHIN = "[^()（）\\r\\n]{0,40}";
    private static final String REMARK = "[(（]" + WITHIN + "[)）]";

    /** One that would be taken apart. */
    private static final String LONG_REMARK = "[(（]" + WITHIN + "[" + MARKS + "]" + WITHIN + "[)）]";

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
     * Those whose names stand in a list, one a line or with 、，； or blanks between them, each perhaps with a remark in brackets.
     *
     * @param chosen the ids of those who are entered: of several namesakes it is they who are meant
     * @param found takes the ids of those of whom there is no doubt
     */
    Pasted named(String list, Set<Long> chosen, Collection<Long> found, Labels labels) {
        Map<String, List<Member>> home =
                everybody().stream().collect(Collectors.groupingBy(each -> plain(each.name())));
        List<String> doubtful = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> later = new ArrayList<>();
        int searched = 0;
        List<Member> namesakes = new ArrayList<>();
        for (String name : single(list, home.keySet())) {
            List<Member> here = home.getOrDefault(plain(name), List.of());
            boolean search = here.isEmpty() && name.length() <= LONGEST;
            if (search && ++searched > MOST_SEARCHED) {
                later.add(name);
                continue;
            }
            List<Member> those = search ? elsewhere(name) : here;
            Optional<Long> entered =
                    those.stream().map(Member::id).filter(chosen::contains).findFirst();
            if (here.size() == 1) {
                found.add(here.get(0).id());
            } else if (entered.isPresent()) {
                found.add(entered.get());
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
        List<String> rest = new ArrayList<>(doubtful);
        rest.addAll(unknown);
        rest.addAll(later);
        List<Option> offered = namesakes.isEmpty() ? List.of() : around.options(namesakes);
        return new Pasted(told, String.join("\n", rest), offered);
    }

    private List<Member> elsewhere(String name) {
        try {
            String plain = plain(name);
            List<Member> those = around.members(name);
            List<Member> near = those.isEmpty() && !plain.equals(name) ? around.members(plain) : those;
            return near.stream()
                    .filter(each -> plain(each.name()).equals(plain))
                    .toList();
        } catch (Refusal notReadable) {
            return List.of();
        }
    }

    /** The names of a list; what has blanks in it is one name where somebody is called so, be it elsewhere. */
    private Set<String> single(String list, Set<String> home) {
        Set<String> single = new LinkedHashSet<>();
        int searched = 0;
        for (String name : names(list)) {
            List<String> apart = apart(name, home);
            boolean doubt = apart.size() > 1
                    && apart.size() <= MOST_PARTS
                    && name.length() <= LONGEST
                    && apart.stream().noneMatch(part -> home.contains(plain(part)));
            if (doubt && ++searched <= MOST_SEARCHED && !elsewhere(name).isEmpty()) {
                single.add(name);
            } else {
                single.addAll(apart);
            }
        }
        return single;
    }

    /**
     * The names between blanks, without remarks in brackets.
     *
     * @param known the plain names of those of whom blanks may be a part
     */
    static List<String> apart(String name, Set<String> known) {
        if (known.contains(plain(name))) {
            return List.of(name);
        }
        List<String> parts = Stream.of(name.replaceAll(REMARK, " ").split(BLANK))
                .map(Roster::bare)
                .filter(Roster::nameable)
                .toList();
        List<String> names = new ArrayList<>();
        for (int i = 0, many; i < parts.size(); i += many) {
            many = Math.min(MOST_PARTS, parts.size() - i);
            while (many > 1 && !known.contains(plain(String.join("", parts.subList(i, i + many))))) {
                many--;
            }
            names.add(String.join(" ", parts.subList(i, i + many)));
        }
        return names;
    }

    static Set<String> names(String list) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : list.replaceAll(LONG_REMARK, " ").split("[\\r\\n\\t" + MARKS + "]")) {
            String name = bare(line);
            if (nameable(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Without the number before it. */
    private static String bare(String name) {
        return name.strip().replaceFirst("^[0-9]{1,3}[.． ]+", "").strip();
    }

    private static boolean nameable(String text) {
        return !text.isEmpty() && !text.matches("[0-9]+");
    }

    /** Two characters are often set apart, and the dot of a long name has many forms. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll(BLANK, "")
                .replaceAll("[•・‧∙]", "·");
    }
}
