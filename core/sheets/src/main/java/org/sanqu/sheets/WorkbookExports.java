package org.sanqu.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetExports;
import org.sanqu.api.sheet.SheetImports;

/** Lists as workbooks, read and written page by page. */
@Component(service = SheetExports.class)
public final class WorkbookExports implements SheetExports {

    private static final int PAGE = 200;

    private final MemberRegister members;
    private final OrganisationTree tree;
    private final SheetImports imports;

    @Activate
    public WorkbookExports(
            @Reference MemberRegister members, @Reference OrganisationTree tree, @Reference SheetImports imports) {
        this.members = members;
        this.tree = tree;
        this.imports = imports;
    }

    @Override
    public void members(Caller caller, MemberQuery query, Locale locale, OutputStream out) throws IOException {
        // asked for before anything is written, so that a refusal is one
        Page<Member> page = members.page(caller, next(query, null));
        List<SheetColumn> columns = columns("members", MemberCells.LEFT_OUT);
        Map<Long, Organisation> homes = new HashMap<>();
        try (SheetWriter sheet = writer(out, "sheet.members", columns, locale)) {
            while (true) {
                know(caller, homes, page.items(), query);
                for (Member member : page.items()) {
                    sheet.row(new MemberCells(member, homes.get(member.home()), locale).of(columns));
                }
                if (page.next() == null) {
                    return;
                }
                page = members.page(caller, next(query, page.next()));
            }
        }
    }

    private static MemberQuery next(MemberQuery query, String after) {
        return new MemberQuery(
                query.organisation(), query.hierarchy(), query.below(), query.filter(), after, PAGE, query.asOf());
    }

    private void know(Caller caller, Map<Long, Organisation> homes, List<Member> some, MemberQuery query) {
        Set<Long> unknown = new HashSet<>();
        some.forEach(member -> unknown.add(member.home()));
        unknown.removeAll(homes.keySet());
        unknown.remove(null);
        tree.list(caller, unknown, query.asOf()).forEach(home -> homes.put(home.id(), home));
    }

    @Override
    public void organisations(Caller caller, OrganisationQuery query, Locale locale, OutputStream out)
            throws IOException {
        Page<Organisation> page = tree.page(caller, next(query, null));
        List<SheetColumn> columns = columns("organisations", OrganisationCells.LEFT_OUT);
        Map<Long, Organisation> parents = new HashMap<>();
        try (SheetWriter sheet = writer(out, "sheet.organisations", columns, locale)) {
            while (true) {
                know(caller, parents, page.items(), query);
                for (Organisation each : page.items()) {
                    sheet.row(new OrganisationCells(each, parents.get(each.parent()), locale).of(columns));
                }
                if (page.next() == null) {
                    return;
                }
                page = tree.page(caller, next(query, page.next()));
            }
        }
    }

    private static OrganisationQuery next(OrganisationQuery query, String after) {
        return new OrganisationQuery(
                query.organisation(),
                query.hierarchy(),
                query.text(),
                query.types(),
                query.sector(),
                after,
                PAGE,
                query.asOf());
    }

    private void know(
            Caller caller, Map<Long, Organisation> parents, List<Organisation> some, OrganisationQuery query) {
        Set<Long> unknown = new HashSet<>();
        some.forEach(each -> unknown.add(each.parent()));
        unknown.removeAll(parents.keySet());
        unknown.remove(null);
        tree.list(caller, unknown, query.asOf()).forEach(parent -> parents.put(parent.id(), parent));
    }

    private List<SheetColumn> columns(String kind, Set<String> leftOut) {
        List<SheetColumn> columns = new ArrayList<>(imports.columns(kind));
        columns.removeIf(column -> leftOut.contains(column.name()));
        return columns;
    }

    private static SheetWriter writer(OutputStream out, String name, List<SheetColumn> columns, Locale locale) {
        List<String> headings =
                columns.stream().map(column -> column.title().in(locale)).toList();
        return new SheetWriter(out, Message.of(name).in(locale), headings);
    }
}
