package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.work.Town.BEFORE;
import static org.sanqu.work.Town.STALL;
import static org.sanqu.work.Town.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.work.LateEntry;
import org.sanqu.store.OnEachDatabase;

class LateEntriesTest {

    private static void refused(Refusal.Reason reason, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
    }

    @OnEachDatabase
    void lateEntryIsAddedUpAndToldToTheOrganisationAndItsDirectSuperiorOnly(Store store) {
        Town town = new Town(store);
        Period range = new Period(Period.Kind.RANGE, TODAY.minusDays(60), TODAY);
        town.visit(town.first, TODAY.minusDays(7));
        town.visit(town.first, TODAY.minusDays(8));
        town.visit(town.second, TODAY.minusDays(9));
        town.visit(town.east, TODAY);
        Submission imported = town.visit(town.first, TODAY.minusDays(30));
        store.write(sql -> {
            sql.update("update submission set batch = 1 where id = ?", imported.id());
            return sql.update("insert into submission_history (batch, until) values (1, ?)", TODAY.minusDays(10));
        });
        Caller branch = town.account("branch", Role.RECORDER, town.first);
        Caller street = town.account("street", Role.READER, town.east);
        Caller district = town.account("district", Role.READER, town.town);
        List<LateEntry> told = List.of(new LateEntry(town.first.id(), Town.VISIT, 7, 2, 1));
        assertEquals(told, town.deadlines.lateEntries(branch, town.first.id(), range));
        assertEquals(told, town.deadlines.lateEntries(street, town.first.id(), range));
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.lateEntries(district, town.first.id(), range));
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.lateEntries(street, town.west.id(), range));
        assertEquals(
                List.of(new LateEntry(town.east.id(), Town.VISIT, 7, 4, 2)),
                town.deadlines.lateEntries(district, town.east.id(), range));
        assertEquals(
                List.of(
                        new LateEntry(town.east.id(), Town.VISIT, 7, 1, 0),
                        new LateEntry(town.first.id(), Town.VISIT, 7, 2, 1),
                        new LateEntry(town.second.id(), Town.VISIT, 7, 1, 1)),
                town.deadlines.lateParts(street, Town.VISIT, town.east.id(), range));
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.lateParts(district, Town.VISIT, town.east.id(), range));
        refused(
                Refusal.Reason.INVALID,
                () -> town.deadlines.lateEntries(
                        street, town.east.id(), new Period(Period.Kind.RANGE, LocalDate.of(1900, 1, 1), TODAY)));
    }

    @OnEachDatabase
    void howManyDaysAnEntryMayTakeIsWhatTheFormSaysAndCountsBehindThePeriod(Store store) {
        Town town = new Town(store);
        Period range = new Period(Period.Kind.RANGE, TODAY.minusDays(200), TODAY);
        town.stall(town.root, town.first, BEFORE);
        boolean over = TODAY.isAfter(BEFORE.to().plusDays(5));
        assertEquals(
                List.of(new LateEntry(town.town.id(), STALL, 5, 1, over ? 1 : 0)),
                town.deadlines.lateEntries(town.root, town.town.id(), range));
        for (int year : new int[] {1900, 2999}) {
            Period edge = new Period(Period.Kind.RANGE, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            assertEquals(List.of(), town.deadlines.lateEntries(town.root, town.town.id(), edge));
        }
    }
}
