package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.sheets.Office.TODAY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.RowFault;
import org.sanqu.api.sheet.SheetImport.State;
import org.sanqu.store.OnEachDatabase;

/** Whoever is known is recognised, and what a ledger says of them is held against the roll. */
class RecognitionTest {

    private static final int NAME = 0;
    private static final int NUMBER = 4;
    private static final int EDUCATION = 5;
    private static final int HOME = 11;

    private static List<List<String>> unnumbered(int many, String home) {
        List<List<String>> ledger = People.ledger(many, home);
        ledger.stream().skip(1).forEach(row -> row.set(NUMBER, null));
        return ledger;
    }

    private static Map<Integer, List<String>> said(List<RowFault> faults) {
        Map<Integer, List<String>> said = new TreeMap<>();
        faults.forEach(fault -> said.computeIfAbsent(fault.row(), row -> new ArrayList<>())
                .add(fault.column() + " " + fault.reason().key()));
        return said;
    }

    private static SheetImport checked(Office office, List<List<String>> ledger, LocalDate baseline) {
        SheetImport shown = office.upload(office.root, "members", Books.rows(ledger));
        office.imports.map(office.root, shown.id(), "名册", shown.mapping(), baseline);
        return office.check(office.root, shown.id());
    }

    private static SheetImport imported(Office office, List<List<String>> ledger) {
        SheetImport shown = checked(office, ledger, null);
        return office.apply(office.root, shown.id(), true);
    }

    private static Member find(Office office, int number) {
        return office.members
                .find(office.root, People.citizenNumber(number), TODAY)
                .orElseThrow();
    }

    private static List<Member> everybody(Office office, Organisation organisation) {
        MemberQuery query =
                new MemberQuery(organisation.id(), Hierarchy.FORMAL, true, MemberFilter.ALL, null, 200, TODAY);
        return office.members.page(office.root, query).items();
    }

    @OnEachDatabase
    void aSecondLedgerThatBringsTheNumbersEnrolsNobodyAgain(Store store) {
        try (Office office = new Office(store)) {
            Organisation branch = office.found("B", "第一支部", OrganisationType.BRANCH, null);
            assertEquals(3, imported(office, unnumbered(3, "B")).fresh());
            SheetImport second = checked(office, People.ledger(4, "B"), null);
            assertEquals(
                    Map.of(
                            2, List.of("公民身份号码 member.import-numberless"),
                            3, List.of("公民身份号码 member.import-numberless"),
                            4, List.of("公民身份号码 member.import-numberless")),
                    said(second.faults()));
            assertEquals(1, office.apply(office.root, second.id(), true).fresh());
            assertEquals(4, everybody(office, branch).size());
            List<List<String>> mixed = People.ledger(2, "B");
            mixed.add(new ArrayList<>(mixed.get(1)));
            mixed.get(3).set(NUMBER, null);
            mixed.get(1).set(NAME, "欧阳一");
            mixed.get(3).set(NAME, "欧阳一");
            assertEquals(
                    List.of("姓名 import.duplicate"),
                    said(checked(office, mixed, null).faults()).get(4));
        }
    }

    @OnEachDatabase
    void theSameFileEnrolsNobodyAgainWhateverBecameOfThem(Store store) {
        try (Office office = new Office(store)) {
            Organisation street = office.found("J", "街道党工委", OrganisationType.WORKING_COMMITTEE, null);
            Organisation first = office.found("B1", "第一支部", OrganisationType.BRANCH, street);
            Organisation second = office.found("B2", "第二支部", OrganisationType.BRANCH, street);
            List<List<String>> ledger = unnumbered(4, "B1");
            assertEquals(4, imported(office, ledger).fresh());
            List<Member> people = everybody(office, first);
            leave(office, people.get(0));
            leave(office, people.get(1));
            office.members.change(
                    office.root, people.get(1).id(), new MemberChange.Return(second.id()), TODAY, "恢复", null);
            Member double1 = people.get(2);
            office.members.change(
                    office.root,
                    double1.id(),
                    new MemberChange.MergeInto(people.get(3).id()),
                    TODAY,
                    "重复",
                    null);
            SheetImport again = checked(office, ledger, null);
            List<String> keys = said(again.faults()).values().stream()
                    .map(each -> each.get(0))
                    .sorted()
                    .toList();
            assertEquals(List.of("姓名 member.import-elsewhere", "姓名 member.import-left"), keys);
            assertEquals(2, again.known());
            assertEquals(0, office.apply(office.root, again.id(), true).fresh());
            assertEquals(2, everybody(office, street).size());
            SheetImport before = checked(office, ledger, TODAY.minusDays(10));
            assertEquals(Map.of(), said(before.faults()));
            assertEquals(4, before.known());
            assertEquals(0, office.apply(office.root, before.id(), false).fresh());
        }
    }

    private static void leave(Office office, Member member) {
        office.members.change(
                office.root, member.id(), new MemberChange.Leave("deceased"), TODAY.minusDays(3), "离开", null);
    }

    @OnEachDatabase
    void aNumberThatIsKnownElsewhereOrLeftIsNoGoodRow(Store store) {
        try (Office office = new Office(store)) {
            Organisation street = office.found("J", "街道党工委", OrganisationType.WORKING_COMMITTEE, null);
            Organisation first = office.found("B1", "第一支部", OrganisationType.BRANCH, street);
            office.found("B2", "第二支部", OrganisationType.BRANCH, street);
            imported(office, People.ledger(3, "B1"));
            leave(office, find(office, 0));
            List<List<String>> ledger = People.ledger(3, "B1");
            ledger.get(2).set(HOME, "B2");
            SheetImport shown = checked(office, ledger, null);
            assertEquals(
                    Map.of(2, List.of("公民身份号码 member.import-left"), 3, List.of("公民身份号码 member.import-elsewhere")),
                    said(shown.faults()));
            assertEquals(1, shown.good());
            assertEquals(1, shown.known());
            assertEquals(2, shown.bad());
            Caller clerk =
                    office.clerk(Role.SYSTEM_ADMINISTRATOR, office.found("X", "别处", OrganisationType.BRANCH, null));
            ledger.stream().skip(1).forEach(row -> row.set(HOME, "X"));
            SheetImport abroad = office.upload(clerk, "members", Books.rows(ledger));
            abroad = office.check(clerk, abroad.id());
            assertEquals(
                    List.of("公民身份号码 member.import-outside"),
                    said(abroad.faults()).get(3));
            assertEquals(2, everybody(office, first).size());
        }
    }

    @OnEachDatabase
    void whatIsThereStaysAndWhereItDiffersIsSaid(Store store) throws IOException {
        try (Office office = new Office(store)) {
            Organisation branch = office.found("B", "第一支部", OrganisationType.BRANCH, null);
            imported(office, People.ledger(3, "B"));
            List<List<String>> ledger = People.ledger(3, "B");
            ledger.get(2).set(EDUCATION, "研究生");
            ledger.get(2).set(10, "13900000000");
            SheetImport shown = checked(office, ledger, null);
            assertEquals(3, shown.known());
            assertEquals(1, shown.differing());
            assertEquals(
                    Map.of(3, List.of("学历 import.differs", "手机号码 import.differs-number")), said(shown.differences()));
            assertEquals(
                    "名册中是“大学本科”，保持不变；需要更改的请在其页面办理。",
                    shown.differences().get(0).reason().in(Locale.CHINESE));
            shown = office.apply(office.root, shown.id(), false);
            assertEquals(0, shown.fresh());
            assertEquals(3, shown.known());
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            office.exports.members(
                    office.root,
                    new MemberQuery(branch.id(), Hierarchy.FORMAL, true, MemberFilter.ALL, null, 200, TODAY),
                    Locale.CHINESE,
                    saved);
            leave(office, find(office, 1));
            SheetImport back = office.upload(office.root, "members", saved.toByteArray());
            back = office.check(office.root, back.id());
            assertEquals(3, back.known());
            assertEquals(
                    List.of(List.of("所在党支部 member.import-gone")),
                    List.copyOf(said(back.differences()).values()));
        }
    }

    @OnEachDatabase
    void aRowIsBadOnceHoweverManyOfItsCellsAre(Store store) {
        try (Office office = new Office(store)) {
            office.found("B", "第一支部", OrganisationType.BRANCH, null);
            List<List<String>> ledger = People.ledger(1, "B");
            ledger.set(0, new ArrayList<>(People.HEADINGS));
            ledger.get(0).set(0, "平台编号");
            ledger.get(1).set(0, "777777");
            ledger.get(1).set(EDUCATION, "火星大学");
            List<List<String>> named = new ArrayList<>();
            ledger.forEach(row -> {
                List<String> wider = new ArrayList<>(row);
                wider.add(row == ledger.get(0) ? "姓名" : "王伟");
                named.add(wider);
            });
            SheetImport shown = checked(office, named, null);
            assertEquals(0, shown.good());
            assertEquals(1, shown.bad());
            assertEquals(Map.of(2, List.of("学历 sheet.code")), said(shown.faults()));
        }
    }

    @OnEachDatabase
    void whoMayNoLongerLookAfterTheHomesAppliesNothing(Store store) {
        try (Office office = new Office(store)) {
            Organisation street = office.found("J", "街道党工委", OrganisationType.WORKING_COMMITTEE, null);
            Organisation branch = office.found("B", "第一支部", OrganisationType.BRANCH, street);
            Caller clerk = office.clerk(Role.SYSTEM_ADMINISTRATOR, street);
            SheetImport shown = office.upload(clerk, "members", Books.rows(People.ledger(3, "B")));
            office.check(clerk, shown.id());
            Caller barred = office.regranted(clerk, List.of());
            shown = office.apply(barred, shown.id(), false);
            assertEquals(State.FAILED, shown.state());
            assertEquals("access.forbidden", shown.failure().key());
            assertEquals(0, everybody(office, branch).size());
            SheetImport tree = office.upload(
                    clerk,
                    "organisations",
                    Books.rows(List.of(
                            List.of("党组织代码", "党组织名称", "组织类别", "上级党组织", "成立日期"),
                            List.of("B9", "第九支部", "党支部", "J", "2000-01-01"))));
            office.check(clerk, tree.id());
            tree = office.apply(barred, tree.id(), false);
            assertEquals("access.forbidden", tree.failure().key());
        }
    }

    private static String inline(int place, int row, String text) {
        return "<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted('A' + place, row, text);
    }

    @OnEachDatabase
    void whatExcelRoundedAndWhatIsCalculatedComesBackBlankAndIsNotTakenAsItIs(Store store) throws IOException {
        try (Office office = new Office(store)) {
            office.found("B", "第一支部", OrganisationType.BRANCH, null);
            List<String> row = People.row(0, "B");
            StringBuilder cells = new StringBuilder("<row r=\"1\">");
            for (int place = 0; place < row.size(); place++) {
                cells.append(inline(place, 1, People.HEADINGS.get(place)));
            }
            cells.append("</row><row r=\"2\">");
            for (int place = 0; place < row.size(); place++) {
                cells.append(
                        place == NUMBER
                                ? "<c r=\"E2\"><v>110101195001010000</v></c>"
                                : place == HOME
                                        ? "<c r=\"L2\" t=\"str\"><f>LEFT(\"B1\",1)</f><v>B</v></c>"
                                        : inline(place, 2, row.get(place)));
            }
            byte[] ledger = Books.zip(Books.parts(cells + "</row>"));
            SheetImport shown = office.upload(office.root, "members", ledger);
            shown = office.check(office.root, shown.id());
            Map<Integer, List<String>> first = said(shown.faults());
            assertEquals(List.of("公民身份号码 sheet.cell-rounded", "所在党支部 sheet.cell-formula"), first.get(2));
            ByteArrayOutputStream bad = new ByteArrayOutputStream();
            office.imports.badRows(office.root, shown.id(), Locale.CHINESE, bad);
            List<List<String>> returned = Books.read(bad.toByteArray());
            assertEquals("※", returned.get(1).get(NUMBER));
            assertEquals("※", returned.get(1).get(HOME));
            String reasons = returned.get(1).get(People.HEADINGS.size());
            assertTrue(reasons.contains("平台只能读到 1.101…E+17"), reasons);
            returned.get(1).set(HOME, "B");
            for (int time = 0; time < 2; time++) {
                SheetImport again = office.upload(office.root, "members", Books.rows(returned));
                again = office.check(office.root, again.id());
                assertEquals(0, again.good());
                assertEquals(
                        List.of("公民身份号码 sheet.cell-lost"), said(again.faults()).get(2));
                bad.reset();
                office.imports.badRows(office.root, again.id(), Locale.CHINESE, bad);
                returned = Books.read(bad.toByteArray());
            }
            returned.get(1).set(NUMBER, People.citizenNumber(0));
            SheetImport corrected = office.upload(office.root, "members", Books.rows(returned));
            assertEquals(1, office.check(office.root, corrected.id()).good());
        }
    }
}
