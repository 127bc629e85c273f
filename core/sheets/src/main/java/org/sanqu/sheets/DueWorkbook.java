package org.sanqu.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.form.Period;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.DueSheets;
import org.sanqu.api.work.Deadlines;
import org.sanqu.api.work.Due;

/** Who owes what, read and written page by page. */
@Component(service = DueSheets.class)
public final class DueWorkbook implements DueSheets {

    private static final int PAGE = 200;
    private static final List<String> HEADINGS =
            List.of("due.code", "due.organisation", "due.member", "due.period", "due.until", "due.state");

    private final Deadlines deadlines;
    private final OrganisationTree tree;
    private final MemberRegister members;

    @Activate
    public DueWorkbook(
            @Reference Deadlines deadlines, @Reference OrganisationTree tree, @Reference MemberRegister members) {
        this.deadlines = deadlines;
        this.tree = tree;
        this.members = members;
    }

    @Override
    public void write(
            Caller caller,
            String form,
            Period period,
            long organisation,
            Set<Due.State> states,
            Locale locale,
            OutputStream out)
            throws IOException {
        // asked for before anything is written, so that a refusal is one
        Page<Due> page = deadlines.dues(caller, form, period, organisation, states, null, PAGE);
        List<String> headings =
                HEADINGS.stream().map(key -> Message.of(key).in(locale)).toList();
        try (SheetWriter sheet = new SheetWriter(out, Message.of("due.sheet").in(locale), headings)) {
            while (true) {
                for (List<String> row : rows(caller, page.items(), locale)) {
                    sheet.row(row);
                }
                if (page.next() == null) {
                    return;
                }
                page = deadlines.dues(caller, form, period, organisation, states, page.next(), PAGE);
            }
        }
    }

    private List<List<String>> rows(Caller caller, List<Due> dues, Locale locale) {
        Map<Long, Organisation> places = places(caller, dues);
        Set<Long> asked =
                dues.stream().map(Due::member).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, String> names = members.list(caller, asked, LocalDate.now()).stream()
                .collect(Collectors.toMap(Member::id, Member::name));
        List<List<String>> rows = new ArrayList<>();
        for (Due due : dues) {
            Organisation place = places.get(due.organisation());
            rows.add(Stream.of(
                            place == null ? "" : place.code(),
                            place == null ? "" : place.name(),
                            due.member() == null ? "" : names.getOrDefault(due.member(), ""),
                            due.period() == null ? "" : due.period().toString(),
                            due.until().toString().replace('T', ' ').substring(0, 16),
                            Message.of("due.state." + due.state().code()).in(locale))
                    .toList());
        }
        return rows;
    }

    private Map<Long, Organisation> places(Caller caller, List<Due> dues) {
        Set<Long> ids = dues.stream().map(Due::organisation).collect(Collectors.toSet());
        Map<Long, Organisation> places = new HashMap<>();
        tree.list(caller, ids, LocalDate.now()).forEach(each -> places.put(each.id(), each));
        dues.stream().map(Due::period).filter(Objects::nonNull).findFirst().ifPresent(period -> {
            // what has closed since still had a name then
            tree.list(caller, ids, period.from()).forEach(each -> places.putIfAbsent(each.id(), each));
        });
        return places;
    }
}
