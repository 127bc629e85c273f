package org.sanqu.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
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
    private final Hierarchies hierarchies;

    @Activate
    public WorkbookExports(
            @Reference MemberRegister members,
            @Reference OrganisationTree tree,
            @Reference SheetImports imports,
            @Reference Hierarchies hierarchies) {
        this.members = members;
        this.tree = tree;
        this.imports = imports;
        this.hierarchies = hierarchies;
    }

    @Override
    public void members(Caller caller, MemberQuery query, Locale locale, OutputStream out) throws IOException {
        // asked for before anything is written, so that a refusal is one
        Page<Member> page = members.page(caller, next(query, null));
        List<SheetColumn> columns = columns("members", MemberCells.LEFT_OUT);
        Map<Long, Organisation> homes = new HashMap<>();
        try (SheetWriter sheet = writer(out, "sheet.members", columns, locale)) {
            while (true) {
                know(caller, homes, homes(page.items()), query.asOf());
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

    private static Set<Long> homes(List<Member> some) {
        Set<Long> homes = new HashSet<>();
        some.forEach(member -> homes.add(member.home()));
        homes.remove(null);
        return homes;
    }

    @Override
    public void organisations(Caller caller, OrganisationQuery query, Locale locale, OutputStream out)
            throws IOException {
        Page<Organisation> page = tree.page(caller, next(query, null));
        List<SheetColumn> columns = columns("organisations", OrganisationCells.LEFT_OUT);
        Map<String, Hierarchy> trees = trees(query.asOf());
        Map<Long, Organisation> parents = new HashMap<>();
        try (SheetWriter sheet = writer(out, "sheet.organisations", columns, locale)) {
            while (true) {
                know(caller, parents, above(trees, page.items()), query.asOf());
                for (Organisation each : page.items()) {
                    sheet.row(new OrganisationCells(each, above(trees, each, parents), locale).of(columns));
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

    private Map<String, Hierarchy> trees(LocalDate asOf) {
        Map<String, Hierarchy> trees = new LinkedHashMap<>();
        for (String each : List.of(Hierarchy.FORMAL, Hierarchy.TERRITORIAL, Hierarchy.TRADE)) {
            trees.put(each, hierarchies.asOf(each, asOf));
        }
        return trees;
    }

    private static Set<Long> above(Map<String, Hierarchy> trees, List<Organisation> some) {
        Set<Long> above = new HashSet<>();
        trees.values().forEach(each -> some.forEach(one -> above.add(parent(each, one.id()))));
        above.remove(null);
        return above;
    }

    /** The organisations above one, as far as the reader may see them. */
    private static Map<String, Organisation> above(
            Map<String, Hierarchy> trees, Organisation one, Map<Long, Organisation> known) {
        Map<String, Organisation> above = new HashMap<>();
        trees.forEach((name, each) -> {
            Organisation parent = known.get(parent(each, one.id()));
            if (parent != null) {
                above.put(name, parent);
            }
        });
        return above;
    }

    private static Long parent(Hierarchy hierarchy, long organisation) {
        int ordinal = hierarchy.ordinal(organisation);
        int parent = ordinal < 0 || hierarchy.position(ordinal) < 0 ? -1 : hierarchy.parent(ordinal);
        return parent < 0 ? null : (Long) hierarchy.organisation(parent);
    }

    private void know(Caller caller, Map<Long, Organisation> known, Set<Long> some, LocalDate asOf) {
        Set<Long> unknown = new HashSet<>(some);
        unknown.removeAll(known.keySet());
        tree.list(caller, unknown, asOf).forEach(each -> known.put(each.id(), each));
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
