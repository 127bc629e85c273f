package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;
import org.sanqu.store.OnEachDatabase;

class ApplyingTest {

    private static final int ROWS = 10;

    /** Brings names, three in a transaction, and is told when it is to fail. */
    private static final class Names implements BatchImport {

        private final Store store;
        private String edition = "1";
        private int begun;
        private int breaksBelow = -1;
        private final List<Long> thereAfterEach = new ArrayList<>();

        Names(Store store) {
            this.store = store;
            store.migrate("names", List.of(new Migration("1.sql", "create table name (batch bigint, name text);\n")));
        }

        private long there() {
            return store.read(sql -> sql.first("select count(*) as n from name", row -> row.number("n"))
                    .orElseThrow());
        }

        @Override
        public String kind() {
            return "names";
        }

        @Override
        public List<SheetColumn> columns() {
            return List.of(new SheetColumn(
                    "name", Message.of("sheet.members"), List.of("名"), true, List.of(), null, false, null, null));
        }

        @Override
        public String edition() {
            return edition;
        }

        @Override
        public int together() {
            return 3;
        }

        @Override
        public Intake begin(Caller caller, long batch, LocalDate baseline) {
            begun++;
            return new Rows(this, batch, new ArrayList<>());
        }

        @Override
        public void requireUndoable(Sql sql, long batch) {}

        @Override
        public int undo(Sql sql, Caller caller, long batch, int most) {
            return sql.update(
                    "delete from name where name in (select name from name where batch = ? order by name limit ?)",
                    batch,
                    most);
        }
    }

    private record Rows(Names names, long batch, List<String> left) implements BatchImport.Intake {

        @Override
        public List<Fault> add(int row, Map<String, String> values, Set<String> unread) {
            left.add(values.get("name"));
            return List.of();
        }

        @Override
        public Map<Integer, List<Fault>> close() {
            return Map.of();
        }

        @Override
        public There there() {
            return new There(0, 0, Map.of());
        }

        @Override
        public int remaining() {
            return left.size();
        }

        @Override
        public int apply(Sql sql, Caller caller, int most) {
            if (left.size() < names.breaksBelow) {
                throw new Refusal(Refusal.Reason.FORBIDDEN, "sheet.history-forbidden", "x");
            }
            names.thereAfterEach.add(sql.first("select count(*) as n from name", row -> row.number("n"))
                    .orElseThrow());
            List<String> some = left.subList(0, Math.min(most, left.size()));
            some.forEach(name -> sql.update("insert into name (batch, name) values (?, ?)", batch, name));
            int fresh = some.size();
            some.clear();
            return fresh;
        }
    }

    private static SheetImport uploaded(Office office) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("名", "别的")));
        for (int number = 0; number < ROWS; number++) {
            rows.add(List.of("名" + number, ""));
        }
        return office.check(
                office.root,
                office.upload(office.root, "names", Books.rows(rows)).id());
    }

    @OnEachDatabase
    void someRowsAreWrittenInATransactionSoThatOthersWriteBetween(Store store) {
        try (Office office = new Office(store)) {
            Names names = new Names(store);
            office.imports.bindImport(names);
            SheetImport done = office.apply(office.root, uploaded(office).id(), false);
            assertEquals(State.APPLIED, done.state());
            assertEquals(ROWS, done.fresh());
            assertEquals(List.of(0L, 3L, 6L, 9L), names.thereAfterEach);
            assertEquals(State.UNDONE, office.undo(office.root, done.id()).state());
            assertEquals(0, names.there());
        }
    }

    @OnEachDatabase
    void allOrNoneIsHeldByTakingBackWhatWasWritten(Store store) {
        try (Office office = new Office(store)) {
            Names names = new Names(store);
            office.imports.bindImport(names);
            SheetImport shown = uploaded(office);
            names.breaksBelow = 5;
            SheetImport failed = office.apply(office.root, shown.id(), false);
            assertEquals(State.FAILED, failed.state());
            assertEquals("sheet.taken-back", failed.failure().key());
            assertEquals(0, failed.fresh());
            assertEquals(0, names.there());

            office.check(office.root, shown.id());
            failed = office.apply(office.root, shown.id(), true);
            assertEquals(State.FAILED, failed.state());
            assertEquals(6, failed.fresh(), "whoever wants the good rows keeps them");
            assertEquals(6, names.there());
        }
    }

    @OnEachDatabase
    void whenThePlatformStopsWhatWasWrittenStaysAndCanBeTakenBack(Store store) {
        try (Office office = new Office(store)) {
            Names names = new Names(store);
            office.imports.bindImport(names);
            long id = uploaded(office).id();
            BatchImport.Intake intake = names.begin(office.root, id, null);
            for (int number = 0; number < ROWS; number++) {
                intake.add(number, Map.of("name", "名" + number), Set.of());
            }
            Applying stopped = new Applying(store, office.root, id, names, done -> stopAt(6, done));
            Refusal refusal = assertThrows(Refusal.class, () -> stopped.all(intake));
            assertEquals("sheet.partly", refusal.text().key());
            assertEquals(6, names.there());
            Applying takingBack = new Applying(store, office.root, id, names, done -> stopAt(3, done));
            refusal = assertThrows(Refusal.class, takingBack::takeBack);
            assertEquals("sheet.stopped", refusal.text().key());
            assertEquals(3, names.there());
            new Applying(store, office.root, id, names, done -> {}).takeBack();
            assertEquals(0, names.there());
        }
    }

    private static void stopAt(long last, long done) {
        if (done == last) {
            Thread.currentThread().interrupt();
        }
    }

    @OnEachDatabase
    void whatWasCheckedByAnotherEditionIsCheckedAnew(Store store) {
        try (Office office = new Office(store)) {
            Names names = new Names(store);
            office.imports.bindImport(names);
            SheetImport shown = uploaded(office);
            assertEquals(1, names.begun);
            names.edition = "2";
            office.apply(office.root, shown.id(), false);
            assertEquals(2, names.begun);
            assertTrue(names.there() == ROWS);
        }
    }
}
