package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.sheets.Office.FOUNDED;
import static org.sanqu.sheets.Office.TODAY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;
import org.sanqu.store.OnEachDatabase;

class ImportStoriesTest {

    private static Map<Integer, List<String>> faults(SheetImport shown) {
        Map<Integer, List<String>> faults = new TreeMap<>();
        shown.faults().forEach(fault -> faults.computeIfAbsent(fault.row(), row -> new ArrayList<>())
                .add(fault.column() + " " + fault.reason().key()));
        return faults;
    }

    private static MemberQuery everybody(Organisation organisation) {
        return new MemberQuery(organisation.id(), Hierarchy.FORMAL, true, MemberFilter.ALL, null, 200, TODAY);
    }

    private static OrganisationQuery everything(Organisation organisation) {
        return new OrganisationQuery(organisation.id(), Hierarchy.FORMAL, null, Set.of(), null, null, 200, TODAY);
    }

    @OnEachDatabase
    void aDistrictBeginsWithTwoLedgers(Store store) throws IOException {
        try (Office office = new Office(store)) {
            SheetImport organisations = office.upload(
                    office.root,
                    "organisations",
                    Books.rows(List.of(
                            List.of("街道党组织台账"),
                            List.of("党组织代码", "党组织名称", "别名", "组织类别", "上级党组织", "备注"),
                            List.of("J-1-1", "第一支部", "", "支部", "六〇一社区党委", "在上级之前"),
                            List.of("J-1", "六〇一社区党委", "601社区、六一社区", "黨委", "J"),
                            List.of("J", "街道党工委", "", "党工委"))));
            assertEquals(State.UPLOADED, organisations.state());
            assertEquals(Map.of(0, "code", 1, "name", 2, "aliases", 3, "type", 4, "parent"), organisations.mapping());
            office.imports.map(office.root, organisations.id(), "名册", organisations.mapping(), FOUNDED);
            organisations = office.check(office.root, organisations.id());
            assertEquals(Map.of(), faults(organisations));
            assertEquals(3, organisations.good());
            organisations = office.apply(office.root, organisations.id(), false);
            assertEquals(State.APPLIED, organisations.state());
            assertEquals(3, organisations.fresh());

            List<List<String>> ledger = People.ledger(3, "６０１社區");
            ledger.get(1).set(11, "第一支部");
            SheetImport members = office.upload(office.root, "members", Books.rows(ledger));
            members = office.check(office.root, members.id());
            assertEquals(Map.of(), faults(members));
            members = office.apply(office.root, members.id(), false);
            assertEquals(3, members.fresh());
            Organisation street = office.tree.tops(office.root, TODAY).get(0);
            assertEquals("街道党工委", street.name());
            assertEquals(3, office.members.count(office.root, street.id(), TODAY));
            Member first = office.members
                    .find(office.root, People.citizenNumber(0), TODAY)
                    .orElseThrow();
            assertEquals(
                    "第一支部", office.tree.get(office.root, first.home(), TODAY).name());
            assertFalse(Files.exists(store.directory().resolve("imports/" + members.id() + ".xlsx")));

            SheetImport again = office.upload(office.root, "members", Books.rows(ledger));
            again = office.check(office.root, again.id());
            assertEquals(3, again.good());
            assertEquals(0, again.additions());
            assertEquals(0, office.apply(office.root, again.id(), false).fresh());
        }
    }

    @OnEachDatabase
    void badRowsComeBackAreCorrectedAndGoInByTheSameMapping(Store store) throws IOException {
        try (Office office = new Office(store)) {
            Organisation branch = office.found("B", "第一支部", OrganisationType.BRANCH, null);
            List<List<String>> ledger = People.ledger(4, "第一支部");
            ledger.set(0, new ArrayList<>(People.HEADINGS));
            ledger.get(0).set(9, "什么时候转正");
            ledger.get(2).set(5, "火星大学");
            ledger.get(2).set(8, "1990年5月");
            ledger.get(3).set(11, "第九支部");
            ledger.get(4).set(4, ledger.get(1).get(4));
            ledger.get(4).set(2, ledger.get(1).get(2));
            ledger.get(4).set(1, ledger.get(1).get(1));
            SheetImport shown = office.upload(office.root, "members", Books.rows(ledger));
            assertNull(shown.mapping().get(9));
            Map<Integer, String> mapping = new TreeMap<>(shown.mapping());
            mapping.put(9, "convertedOn");
            office.imports.map(office.root, shown.id(), "名册", mapping, null);
            shown = office.check(office.root, shown.id());
            assertEquals(
                    Map.of(
                            3, List.of("学历 sheet.code", "入党日期 sheet.date-month"),
                            4, List.of("所在党支部 import.organisation-unknown"),
                            5, List.of("公民身份号码 import.duplicate")),
                    faults(shown));
            assertEquals(1, shown.good());
            assertEquals(3, shown.bad());
            long id = shown.id();
            assertEquals(
                    "sheet.bad-rows",
                    assertThrows(Refusal.class, () -> office.imports.apply(office.root, id, false))
                            .text()
                            .key());
            assertEquals(1, office.apply(office.root, id, true).fresh());
            assertEquals(1, office.members.count(office.root, branch.id(), TODAY));

            ByteArrayOutputStream bad = new ByteArrayOutputStream();
            office.imports.badRows(office.root, id, Locale.CHINESE, bad);
            SheetImport back = office.upload(office.root, "members", bad.toByteArray());
            assertEquals("错误说明", back.headings().get(12));
            assertEquals(mapping, back.mapping());
            back = office.check(office.root, back.id());
            assertEquals(3, back.bad() + back.good());
            List<List<String>> corrected =
                    new ArrayList<>(People.ledger(4, "第一支部").subList(2, 5));
            corrected.add(0, back.headings());
            SheetImport last = office.upload(office.root, "members", Books.rows(corrected));
            last = office.check(office.root, last.id());
            assertEquals(Map.of(), faults(last));
            assertEquals(3, office.apply(office.root, last.id(), false).fresh());
            assertEquals(4, office.members.count(office.root, branch.id(), TODAY));
        }
    }

    @OnEachDatabase
    void aBatchIsTakenBackUnlessSomethingHappenedSince(Store store) {
        try (Office office = new Office(store)) {
            Organisation branch = office.found("B", "第一支部", OrganisationType.BRANCH, null);
            SheetImport shown = office.upload(office.root, "members", Books.rows(People.ledger(5, "B")));
            office.check(office.root, shown.id());
            office.apply(office.root, shown.id(), true);
            Member third = office.members
                    .find(office.root, People.citizenNumber(2), TODAY)
                    .orElseThrow();
            long id = shown.id();
            office.members.change(office.root, third.id(), new MemberChange.Leave("moved-away"), TODAY, "转出", null);
            SheetImport kept = office.undo(office.root, id);
            assertEquals("import.used", kept.failure().key());
            assertTrue(kept.failure().in(Locale.CHINESE).contains(third.name()));
            assertEquals(State.APPLIED, kept.state());

            SheetImport other = office.upload(office.root, "members", Books.rows(ledgerOf(10, 14)));
            office.check(office.root, other.id());
            office.apply(office.root, other.id(), true);
            assertEquals(8, office.members.count(office.root, branch.id(), TODAY));
            assertEquals(
                    State.UNDOING, office.imports.undo(office.root, other.id()).state());
            assertEquals(State.UNDONE, office.ended(office.root, other.id()).state());
            assertEquals(4, office.members.count(office.root, branch.id(), TODAY));
            SheetImport again = office.upload(office.root, "members", Books.rows(ledgerOf(10, 14)));
            office.check(office.root, again.id());
            assertEquals(4, office.apply(office.root, again.id(), true).fresh());
        }
    }

    private static List<List<String>> ledgerOf(int from, int to) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(People.HEADINGS);
        for (int number = from; number < to; number++) {
            rows.add(People.row(number, "B"));
        }
        return rows;
    }

    @OnEachDatabase
    void organisationsAreTakenBackUnlessSomebodyIsAtHomeThere(Store store) {
        try (Office office = new Office(store)) {
            office.found("J", "街道党工委", OrganisationType.WORKING_COMMITTEE, null);
            byte[] ledger = Books.rows(List.of(
                    List.of("党组织代码", "党组织名称", "组织类别", "上级党组织", "成立日期"),
                    List.of("B", "第一支部", "党支部", "街道党工委", "2001.7.1"),
                    List.of("B2", "第二支部", "党支部", "J", "2001/7/1")));
            SheetImport shown = office.upload(office.root, "organisations", ledger);
            assertEquals(Map.of(), faults(office.check(office.root, shown.id())));
            assertEquals(2, office.apply(office.root, shown.id(), true).fresh());
            SheetImport members = office.upload(office.root, "members", Books.rows(People.ledger(2, "B")));
            office.imports.map(office.root, members.id(), "名册", members.mapping(), LocalDate.of(2020, 1, 1));
            office.check(office.root, members.id());
            assertEquals(2, office.apply(office.root, members.id(), true).fresh());
            long id = shown.id();
            SheetImport kept = office.undo(office.root, id);
            assertEquals(State.APPLIED, kept.state());
            assertEquals("sheet.because", kept.failure().key());
            office.undo(office.root, members.id());
            assertEquals(State.UNDONE, office.undo(office.root, id).state());
            assertTrue(office.tree.find(office.root, "B", TODAY).isEmpty());
            SheetImport again = office.upload(office.root, "organisations", ledger);
            office.check(office.root, again.id());
            assertEquals(2, office.apply(office.root, again.id(), true).fresh());
            assertTrue(office.tree.find(office.root, "B", TODAY).isPresent());
        }
    }

    @OnEachDatabase
    void aTreeThatCannotBeIsToldRowByRow(Store store) {
        try (Office office = new Office(store)) {
            office.found("J", "街道党工委", OrganisationType.WORKING_COMMITTEE, null, "街道");
            office.found("K", "镇党委", OrganisationType.COMMITTEE, null, "街道");
            SheetImport shown = office.upload(
                    office.root,
                    "organisations",
                    Books.rows(List.of(
                            List.of("党组织代码", "党组织名称", "组织类别", "上级党组织", "成立日期"),
                            List.of("A", "甲", "党支部", "B", "2001-07-01"),
                            List.of("B", "乙", "党支部", "A", "2001-07-01"),
                            List.of("C", "丙", "党支部", "街道", "2001-07-01"),
                            List.of("D", "丁", "党支部", "K", "1950-07-01"),
                            List.of("E", "戊", "党支部", "无此组织", "2001-07-01"),
                            List.of("F", "己", "党小组", "E", "2001-07-01"),
                            List.of("G", "庚", "党支部", "K", "2001-07-01"))));
            shown = office.check(office.root, shown.id());
            Map<Integer, List<String>> faults = faults(shown);
            assertTrue(faults.get(2).contains("上级党组织 organisation.parent-cycle")
                    || faults.get(3).contains("上级党组织 organisation.parent-cycle"));
            assertEquals(List.of("上级党组织 import.organisation-ambiguous"), faults.get(4));
            assertEquals(List.of("成立日期 organisation.parent-younger"), faults.get(5));
            assertEquals(List.of("上级党组织 import.parent-unknown"), faults.get(6));
            assertEquals(List.of("上级党组织 import.parent-bad"), faults.get(7));
            assertEquals(6, faults.size());
            assertEquals(1, office.apply(office.root, shown.id(), true).fresh());
        }
    }

    @OnEachDatabase
    void nobodyLearnsOfWhatIsOutOfTheirScope(Store store) {
        try (Office office = new Office(store)) {
            Organisation here = office.found("B", "第一支部", OrganisationType.BRANCH, null);
            office.found("X", "别处支部", OrganisationType.BRANCH, null);
            Caller clerk = office.clerk(Role.SYSTEM_ADMINISTRATOR, here);
            List<List<String>> ledger = People.ledger(3, "B");
            ledger.get(2).set(11, "别处支部");
            ledger.get(3).set(11, "没有的支部");
            SheetImport shown = office.upload(clerk, "members", Books.rows(ledger));
            shown = office.check(clerk, shown.id());
            assertEquals(
                    Map.of(
                            3, List.of("所在党支部 import.organisation-unknown"),
                            4, List.of("所在党支部 import.organisation-unknown")),
                    faults(shown));
            Caller reader = office.clerk(Role.READER, here);
            assertEquals(
                    Refusal.Reason.FORBIDDEN,
                    assertThrows(Refusal.class, () -> office.upload(reader, "members", Books.rows(ledger)))
                            .reason());
            long id = shown.id();
            assertEquals(
                    Refusal.Reason.NOT_FOUND,
                    assertThrows(Refusal.class, () -> office.imports.get(reader, id))
                            .reason());
            assertEquals(List.of(), office.imports.page(reader, null, 50).items());
            assertEquals(1, office.imports.page(office.root, null, 50).items().size());
        }
    }

    @OnEachDatabase
    void whatIsExportedIsNothingNewWhenItComesBack(Store store) throws IOException {
        try (Office office = new Office(store)) {
            Organisation street = office.found("J", "街道党工委", OrganisationType.WORKING_COMMITTEE, null);
            office.found("B", "第一支部", OrganisationType.BRANCH, street, "六一", "=1+1");
            SheetImport shown = office.upload(office.root, "members", Books.rows(People.ledger(5_000, "B")));
            office.check(office.root, shown.id());
            office.apply(office.root, shown.id(), true);
            for (Locale locale : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
                ByteArrayOutputStream members = new ByteArrayOutputStream();
                office.exports.members(office.root, everybody(street), locale, members);
                SheetImport back = office.upload(office.root, "members", members.toByteArray());
                back = office.check(office.root, back.id());
                assertEquals(Map.of(), faults(back));
                assertEquals(5_000, back.good());
                assertEquals(0, office.apply(office.root, back.id(), false).fresh());
                ByteArrayOutputStream tree = new ByteArrayOutputStream();
                office.exports.organisations(office.root, everything(street), locale, tree);
                SheetImport trees = office.upload(office.root, "organisations", tree.toByteArray());
                trees = office.check(office.root, trees.id());
                assertEquals(Map.of(), faults(trees));
                assertEquals(2, trees.good());
                assertEquals(0, office.apply(office.root, trees.id(), false).fresh());
            }
        }
    }

    @OnEachDatabase
    void anImportThatWasCutOffIsToldAndCanBeCheckedAgain(Store store) {
        long id;
        try (Office office = new Office(store)) {
            office.found("B", "第一支部", OrganisationType.BRANCH, null);
            id = office.upload(office.root, "members", Books.rows(People.ledger(5, "B")))
                    .id();
        }
        store.write(sql -> sql.update("update sheet_import set state = 'CHECKING' where id = ?", id));
        try (Office office = new Office(store)) {
            SheetImport cut = office.imports.get(office.root, id);
            assertEquals(State.FAILED, cut.state());
            assertEquals("sheet.stopped", cut.failure().key());
        }
        store.write(sql -> sql.update("update sheet_import set state = 'APPLYING', fresh = 3 where id = ?", id));
        try (Office office = new Office(store)) {
            assertEquals(
                    "sheet.partly",
                    office.imports.get(office.root, id).failure().key());
            assertEquals(5, office.check(office.root, id).good());
            assertEquals(3 + 5, office.apply(office.root, id, false).fresh());
        }
    }

    @OnEachDatabase
    void aTemplateIsUnderstoodAsItIs(Store store) throws IOException {
        try (Office office = new Office(store)) {
            for (String kind : office.imports.kinds()) {
                for (Locale locale : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
                    ByteArrayOutputStream template = new ByteArrayOutputStream();
                    office.imports.template(kind, locale, template);
                    SheetImport shown = office.upload(office.root, kind, template.toByteArray());
                    assertEquals(
                            office.imports.columns(kind).size(), shown.mapping().size());
                    assertEquals(3, shown.sheets().size());
                    assertEquals(0, office.check(office.root, shown.id()).good());
                }
            }
        }
    }

    @OnEachDatabase
    void stagedFilesAreNobodyElsesToRead(Store store) throws IOException {
        try (Office office = new Office(store)) {
            long id = office.upload(office.root, "members", Books.rows(People.ledger(1, "B")))
                    .id();
            Path file = store.directory().resolve("imports/" + id + ".xlsx");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            Refusal refusal =
                    assertThrows(Refusal.class, () -> office.upload(office.root, "members", "姓名,性别".getBytes()));
            assertEquals("sheet.not-xlsx", refusal.text().key());
            try (Stream<Path> files = Files.list(file.getParent())) {
                assertEquals(List.of(file), files.toList());
            }
        }
    }

    @OnEachDatabase
    void whatBeginsLikeAFormulaIsSavedAsText(Store store) throws IOException {
        try (Office office = new Office(store)) {
            Organisation top =
                    office.found("J", "=HYPERLINK(\"http://x\")", OrganisationType.COMMITTEE, null, "+1", "@x");
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            office.exports.organisations(office.root, everything(top), Locale.CHINESE, saved);
            Path file = Files.write(store.directory().resolve("saved.xlsx"), saved.toByteArray());
            List<String> texts = new ArrayList<>();
            try (Ledger ledger = new Ledger(file)) {
                ledger.read("组织", row -> {
                    row.stream().filter(Objects::nonNull).forEach(cell -> {
                        assertEquals(CellType.STRING, cell.getType());
                        assertNull(cell.getFormula());
                        texts.add(cell.getText());
                    });
                    return true;
                });
            }
            assertTrue(texts.contains("=HYPERLINK(\"http://x\")"));
            assertTrue(texts.contains("+1、@x"));
        }
    }

    @OnEachDatabase
    void theColumnsAreChosenBesideTheirFirstValuesWithoutNumbersOfPeople(Store store) {
        try (Office office = new Office(store)) {
            List<List<String>> ledger = new ArrayList<>(People.ledger(5, "在很长很长很长很长很长很长很长很长的街道第一支部"));
            ledger.set(0, new ArrayList<>(People.HEADINGS));
            ledger.get(0).add("备注");
            ledger.get(1).add("");
            ledger.get(2).add("号码 99010119700101001X，电话 010-12345678，生于 19700101");
            ledger.get(1).set(1, "");
            SheetImport shown = office.upload(office.root, "members", Books.rows(ledger));
            Map<Integer, List<String>> samples = office.imports.samples(office.root, shown.id());
            assertEquals(List.of(People.name(0), People.name(1), People.name(2)), samples.get(0));
            assertEquals(3, samples.get(1).size());
            assertEquals(
                    "*".repeat(14) + People.citizenNumber(0).substring(14),
                    samples.get(4).get(0));
            assertEquals("*".repeat(7) + "0001", samples.get(10).get(1));
            assertEquals(21, samples.get(11).get(0).length());
            assertEquals(1, samples.get(12).size());
            assertEquals("号码 **************001…", samples.get(12).get(0));
            Caller other =
                    office.clerk(Role.SYSTEM_ADMINISTRATOR, office.found("B", "第一支部", OrganisationType.BRANCH, null));
            assertThrows(Refusal.class, () -> office.imports.samples(other, shown.id()));
            office.imports.discard(office.root, shown.id());
        }
    }

    @OnEachDatabase
    void whatRowsMayNeedIsToldByTheColumn(Store store) {
        try (Office office = new Office(store)) {
            List<String> needed = office.imports.columns("members").stream()
                    .filter(column -> column.lacking() != null)
                    .map(SheetColumn::name)
                    .toList();
            assertEquals(List.of("sex", "birthDate", "convertedOn"), needed);
        }
    }

    @OnEachDatabase
    void aMappingThatIsNotGivenIsProposedAndOneThatIsKeptComesBack(Store store) {
        try (Office office = new Office(store)) {
            office.found("B", "第一支部", OrganisationType.BRANCH, null);
            List<List<String>> ledger = People.ledger(1, "B");
            ledger.set(0, new ArrayList<>(People.HEADINGS));
            ledger.get(0).set(0, "谁");
            SheetImport shown = office.upload(office.root, "members", Books.rows(ledger));
            long id = shown.id();
            Refusal refusal = assertThrows(Refusal.class, () -> office.imports.check(office.root, id));
            assertEquals("sheet.mapping", refusal.text().key());
            Map<Integer, String> mapping = new TreeMap<>(shown.mapping());
            mapping.put(0, "name");
            office.imports.map(office.root, id, "名册", mapping, null);
            assertEquals(
                    mapping,
                    office.upload(office.root, "members", Books.rows(ledger)).mapping());
            assertEquals(
                    mapping,
                    office.imports.map(office.root, id, "名册", null, null).mapping());
            assertEquals(
                    "sheet.unknown",
                    assertThrows(Refusal.class, () -> office.imports.map(office.root, id, "没有", null, null))
                            .text()
                            .key());
        }
    }
}
