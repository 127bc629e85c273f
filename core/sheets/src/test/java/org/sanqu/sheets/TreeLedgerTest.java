package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.sheets.Office.FOUNDED;
import static org.sanqu.sheets.Office.TODAY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.RowFault;
import org.sanqu.api.sheet.SheetImport.State;
import org.sanqu.store.OnEachDatabase;

/** Ledgers of organisations against the tree that is there. */
class TreeLedgerTest {

    private static final List<String> HEADINGS =
            List.of("党组织代码", "党组织名称", "组织类别", "上级党组织", "上级党组织代码", "成立日期", "撤销日期", "属地上级党组织", "行业上级党组织代码");

    private static List<String> row(String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        while (row.size() < HEADINGS.size()) {
            row.add(null);
        }
        row.replaceAll(cell -> cell == null || cell.isEmpty() ? null : cell);
        return row;
    }

    @SafeVarargs
    private static byte[] ledger(List<String>... rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(HEADINGS);
        all.addAll(List.of(rows));
        return Books.rows(all);
    }

    private static Map<Integer, List<String>> said(List<RowFault> faults) {
        Map<Integer, List<String>> said = new TreeMap<>();
        faults.forEach(fault -> said.computeIfAbsent(fault.row(), row -> new ArrayList<>())
                .add(fault.column() + " " + fault.reason().key()));
        return said;
    }

    private static SheetImport checked(Office office, Caller caller, byte[] ledger, LocalDate baseline) {
        SheetImport shown = office.upload(caller, "organisations", ledger);
        office.imports.map(caller, shown.id(), shown.sheet(), shown.mapping(), baseline);
        return office.check(caller, shown.id());
    }

    private static Organisation find(Office office, String code, LocalDate day) {
        return office.tree.find(office.root, code, day).orElseThrow();
    }

    private static byte[] saved(Office office, Organisation top, LocalDate day) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        office.exports.organisations(
                office.root,
                new OrganisationQuery(top.id(), Hierarchy.FORMAL, null, Set.of(), null, null, 200, day),
                Locale.CHINESE,
                out);
        return out.toByteArray();
    }

    @OnEachDatabase
    void whatIsOlderThanItsSuperiorHangsThereFromTheBaselineOn(Store store) {
        try (Office office = new Office(store)) {
            byte[] ledger = ledger(
                    row("J", "街道党工委", "党工委", "", "", "1990-01-01"),
                    row("N", "合并后的社区党委", "党委", "J", "", "2020-06-01"),
                    row("B", "老支部", "党支部", "N", "", "1995-01-01"));
            SheetImport without = checked(office, office.root, ledger, null);
            assertEquals(Map.of(4, List.of("成立日期 organisation.parent-younger")), said(without.faults()));
            LocalDate baseline = LocalDate.of(2021, 1, 1);
            SheetImport with = checked(office, office.root, ledger, baseline);
            assertEquals(Map.of(), said(with.faults()));
            with = office.apply(office.root, with.id(), false);
            assertEquals(3, with.fresh());
            Organisation old = find(office, "B", TODAY);
            assertEquals(LocalDate.of(1995, 1, 1), old.establishedOn());
            assertEquals(find(office, "N", TODAY).id(), old.parent());
            assertEquals(
                    find(office, "N", TODAY).id(), find(office, "B", baseline).parent());
            assertEquals(null, find(office, "B", baseline.minusDays(1)).parent());
            assertEquals(
                    List.of("move", "found"),
                    office.history.of(office.root, old.id()).stream()
                            .map(event -> event.kind())
                            .toList());
            assertEquals(State.UNDONE, office.undo(office.root, with.id()).state());
            assertTrue(office.tree.find(office.root, "B", TODAY).isEmpty());
        }
    }

    @OnEachDatabase
    void theTreeAfterAMergerLoadsIntoAnEmptyInstance(Store store) throws IOException {
        byte[] saved;
        try (Office office = new Office(store)) {
            Organisation street = office.found("J", "街道党工委", OrganisationType.WORKING_COMMITTEE, null);
            Organisation trade = office.found("H", "行业党委", OrganisationType.COMMITTEE, street);
            Organisation one = office.found("C1", "第一社区", OrganisationType.COMMITTEE, street);
            Organisation two = office.found("C2", "第二社区", OrganisationType.COMMITTEE, street);
            Organisation branch = office.found("B1", "第一支部", OrganisationType.BRANCH, one);
            office.found("B2", "第二支部", OrganisationType.BRANCH, two);
            decide(office, street, new Change.Move(branch.id(), Hierarchy.TRADE, trade.id()), TODAY.minusDays(30));
            decide(
                    office,
                    street,
                    new Change.Merge(
                            List.of(one.id(), two.id()),
                            null,
                            new Founding("C", "新社区", null, OrganisationType.COMMITTEE, List.of(), street.id(), null)),
                    TODAY.minusDays(10));
            saved = saved(office, street, TODAY);
            SheetImport back = checked(office, office.root, saved(office, street, TODAY.minusDays(20)), null);
            assertEquals(Map.of(), said(back.faults()));
            assertEquals(6, back.known());
        }
        for (String table :
                List.of("tie_carriage", "organisation_parent", "organisation_version", "organisation_alias")) {
            store.write(sql -> sql.update("delete from " + table));
        }
        store.write(sql -> sql.update("update organisation set heir = null"));
        store.write(sql -> sql.update("delete from organisation_change"));
        store.write(sql -> sql.update("delete from organisation_event"));
        store.write(sql -> sql.update("delete from organisation"));
        try (Office empty = new Office(store)) {
            SheetImport shown = checked(empty, empty.root, saved, TODAY);
            assertEquals(Map.of(), said(shown.faults()));
            assertEquals(5, empty.apply(empty.root, shown.id(), false).fresh());
            Organisation old = find(empty, "B1", TODAY);
            assertEquals(FOUNDED, old.establishedOn());
            assertEquals(find(empty, "C", TODAY).id(), old.parent());
            Hierarchy trade = empty.hierarchies.current(Hierarchy.TRADE);
            assertEquals(find(empty, "H", TODAY).id(), trade.organisation(trade.parent(trade.ordinal(old.id()))));
        }
    }

    private static void decide(Office office, Organisation approved, Change change, LocalDate on) {
        office.history.decide(office.root, new Decision(change, on, "依据", approved.id(), null));
    }

    @OnEachDatabase
    void whatIsThereIsRecognisedBeforeItIsJudgedAndLeftAsItIs(Store store) {
        try (Office office = new Office(store)) {
            Organisation street = office.found("J", "街道党工委", OrganisationType.WORKING_COMMITTEE, null);
            office.found("B", "第一支部", OrganisationType.BRANCH, street);
            Organisation gone = office.found("G", "旧支部", OrganisationType.BRANCH, street);
            decide(office, street, new Change.Close(gone.id(), street.id(), street.id()), TODAY.minusDays(5));
            SheetImport shown = checked(
                    office,
                    office.root,
                    ledger(row("B", "第一党支部", "党总支", "J", "", "1961-07-01", "2999-01-01"), row("G", "旧支部", "党支部", "J")),
                    null);
            assertEquals(Map.of(), said(shown.faults()));
            assertEquals(2, shown.known());
            assertEquals(
                    Map.of(
                            2, List.of("党组织名称 import.differs", "组织类别 import.differs", "成立日期 import.differs"),
                            3, List.of("党组织代码 import.differs-closed")),
                    said(shown.differences()));
            assertEquals(0, office.apply(office.root, shown.id(), false).fresh());
            Organisation other = office.found("X", "别处", OrganisationType.WORKING_COMMITTEE, null);
            Caller clerk = office.clerk(Role.SYSTEM_ADMINISTRATOR, other);
            SheetImport abroad = checked(office, clerk, ledger(row("B", "第一支部", "党支部", "X", "", "1961-07-01")), null);
            assertEquals(Map.of(2, List.of("党组织代码 import.code-elsewhere")), said(abroad.faults()));
        }
    }

    @OnEachDatabase
    void aNameAndACodeThatDisagreeAreToldAndACodeIsEnough(Store store) {
        try (Office office = new Office(store)) {
            Organisation street = office.found("J", "街道党工委", OrganisationType.WORKING_COMMITTEE, null);
            office.found("B1", "第一支部", OrganisationType.BRANCH, street);
            office.found("B2", "第二支部", OrganisationType.BRANCH, street);
            SheetImport shown = checked(
                    office,
                    office.root,
                    ledger(
                            row("N1", "新一", "党支部", "第一支部", "J", "2001-01-01"),
                            row("N2", "新二", "党支部", "街道旧称", "J", "2001-01-01"),
                            row("N3", "新三", "党支部", "", "J", "2001-01-01", "", "没有这个")),
                    null);
            assertEquals(
                    Map.of(2, List.of("上级党组织 import.name-of-another"), 4, List.of("属地上级党组织 import.parent-unknown")),
                    said(shown.faults()));
            List<List<String>> people = People.ledger(2, "第一支部");
            people.set(0, new ArrayList<>(People.HEADINGS));
            people.get(0).set(11, "所在党支部代码");
            people.get(1).set(11, "B1");
            people.get(2).set(11, "B2");
            SheetImport members = office.upload(office.root, "members", Books.rows(people));
            assertEquals("homeCode", members.mapping().get(11));
            members = office.check(office.root, members.id());
            assertEquals(2, members.good());
            people.get(0).add("所在党支部");
            people.get(1).add("第二支部");
            people.get(2).add("第二支部");
            members = office.upload(office.root, "members", Books.rows(people));
            members = office.check(office.root, members.id());
            assertEquals(Map.of(2, List.of("所在党支部代码 import.name-of-another")), said(members.faults()));
        }
    }

    @OnEachDatabase
    void anImportIsThrownAwayAndAMappingIsItsOwners(Store store) {
        try (Office office = new Office(store)) {
            Organisation branch = office.found("B", "第一支部", OrganisationType.BRANCH, null);
            List<List<String>> ledger = People.ledger(2, "B");
            ledger.set(0, new ArrayList<>(People.HEADINGS));
            ledger.get(0).set(0, "谁");
            SheetImport shown = office.upload(office.root, "members", Books.rows(ledger));
            Map<Integer, String> mapping = new TreeMap<>(shown.mapping());
            mapping.put(0, "name");
            office.imports.map(office.root, shown.id(), "名册", mapping, null);
            Path file = store.directory().resolve("imports/" + shown.id() + ".xlsx");
            Caller clerk = office.clerk(Role.SYSTEM_ADMINISTRATOR, branch);
            assertEquals(
                    null,
                    office.upload(clerk, "members", Books.rows(ledger))
                            .mapping()
                            .get(0));
            office.imports.discard(office.root, shown.id());
            assertTrue(Files.notExists(file));
            assertEquals(
                    List.of(clerk.account()),
                    office.imports.page(office.root, null, 10).items().stream()
                            .map(SheetImport::account)
                            .toList());
            SheetImport kept = office.upload(office.root, "members", Books.rows(ledger));
            office.check(office.root, kept.id());
            office.apply(office.root, kept.id(), true);
            office.imports.discard(office.root, kept.id());
            assertEquals(
                    State.APPLIED, office.imports.get(office.root, kept.id()).state());
            var first = office.imports.page(office.root, null, 1);
            assertEquals(kept.id(), first.items().get(0).id());
            assertEquals(
                    clerk.account(),
                    office.imports
                            .page(office.root, first.next(), 1)
                            .items()
                            .get(0)
                            .account());
        }
    }

    @Test
    void whatDoesNotGoOnOneSheetGoesOnTheNext(@TempDir Path directory) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out, "名册", List.of("号"), 3)) {
            for (int i = 0; i < 5; i++) {
                writer.row(List.of(String.valueOf(i)));
            }
        }
        Path file = Files.write(directory.resolve("a.xlsx"), out.toByteArray());
        List<String> texts = new ArrayList<>();
        try (Ledger ledger = new Ledger(file)) {
            assertEquals(List.of("名册", "名册 2", "名册 3"), ledger.sheets());
            for (String sheet : ledger.sheets()) {
                ledger.read(sheet, row -> texts.add(row.getCellText(0)));
            }
        }
        assertEquals(List.of("号", "0", "1", "号", "2", "3", "号", "4"), texts);
    }
}
