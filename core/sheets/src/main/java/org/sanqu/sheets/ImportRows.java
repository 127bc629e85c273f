package org.sanqu.sheets;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.Message;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;

/**
 * The rows of imports.
 *
 * @param sql the transaction
 */
record ImportRows(Sql sql) {

    /**
     * An import with what only its running needs.
     *
     * @param shown what people see
     * @param rows how many rows of each sheet have a value
     * @param headingsRow the number of the row of headings
     */
    record Kept(SheetImport shown, Map<String, Integer> rows, int headingsRow) {}

    Optional<Kept> get(long id) {
        return sql.first("select * from sheet_import where id = ?", ImportRows::read, id);
    }

    /** The latest of an account before an import; of everybody when the account is null. */
    List<SheetImport> latest(String account, long before, int most) {
        return account == null
                ? sql.list(
                        "select * from sheet_import where id < ? order by id desc limit ?",
                        row -> read(row).shown,
                        before,
                        most)
                : sql.list(
                        "select * from sheet_import where account = ? and id < ? order by id desc limit ?",
                        row -> read(row).shown,
                        account,
                        before,
                        most);
    }

    long insert(SheetImport shown, Map<String, Integer> rows, int headingsRow) {
        return sql.insert(
                "insert into sheet_import (kind, file_name, account, at, sheets, rows, sheet, headings_row, headings, mapping,"
                        + " lists, baseline, state, total, good, bad, fresh, known, differing, faults, differences, failure)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, '[]', '[]', null)",
                shown.kind(),
                shown.fileName(),
                shown.account(),
                shown.at(),
                Json.of(shown.sheets()),
                Json.of(rows),
                shown.sheet(),
                headingsRow,
                Json.of(shown.headings()),
                Json.of(shown.mapping()),
                Json.of(shown.lists()),
                shown.baseline(),
                shown.state().name(),
                shown.total());
    }

    void map(long id, ChosenSheets.Choice choice, Map<Integer, String> mapping, LocalDate baseline, long total) {
        sql.update(
                "update sheet_import set sheet = ?, headings_row = ?, headings = ?, lists = ?, mapping = ?, baseline = ?, total = ?,"
                        + " state = ?, good = 0, bad = 0, known = 0, differing = 0, faults = '[]', differences = '[]', failure = null where id = ?",
                choice.sheet(),
                choice.headings().row(),
                Json.of(choice.headings().texts()),
                Json.of(choice.lists()),
                Json.of(mapping),
                baseline,
                total,
                State.UPLOADED.name(),
                id);
    }

    /** Moves an import on, unless it is not where it is thought to be. */
    boolean move(long id, State from, State to) {
        return sql.update(
                        "update sheet_import set state = ?, failure = null where id = ? and state = ?",
                        to.name(),
                        id,
                        from.name())
                > 0;
    }

    void checked(long id, State state, Checking.Checked checked) {
        sql.update(
                "update sheet_import set state = ?, total = ?, good = ?, bad = ?, known = ?, differing = ?, faults = ?,"
                        + " differences = ?, failure = null where id = ?",
                state.name(),
                checked.good() + checked.bad(),
                checked.good(),
                checked.bad(),
                checked.known(),
                checked.differing(),
                Json.faults(checked.first()).toString(),
                Json.faults(checked.differences()).toString(),
                id);
    }

    /** Says how many rows of the batch were new and what is there, and where it stands. */
    void applied(long id, State state, long fresh, BatchImport.Intake.There there) {
        sql.update(
                "update sheet_import set state = ?, fresh = fresh + ?, known = ?, differing = ? where id = ?",
                state.name(),
                fresh,
                there.rows(),
                there.differing(),
                id);
    }

    /** Says what went wrong, and where the import stands with that. */
    void failed(long id, State state, Message failure) {
        sql.update(
                "update sheet_import set state = ?, failure = ? where id = ?",
                state.name(),
                Json.message(failure).toString(),
                id);
    }

    /** Nothing of the batch is there any more. */
    void takenBack(long id) {
        sql.update("update sheet_import set fresh = 0 where id = ?", id);
    }

    /** Forgets an import of which nothing was applied and nothing runs. */
    boolean forget(long id) {
        return sql.update(
                        "delete from sheet_import where id = ? and fresh = 0 and state in (?, ?, ?)",
                        id,
                        State.UPLOADED.name(),
                        State.CHECKED.name(),
                        State.FAILED.name())
                > 0;
    }

    /** Which were running when the platform stopped. */
    List<Long> interrupted() {
        return sql.list(
                "select id from sheet_import where state in (?, ?, ?)",
                row -> row.number("id"),
                State.CHECKING.name(),
                State.APPLYING.name(),
                State.UNDOING.name());
    }

    private static Kept read(Row row) {
        String failure = row.text("failure");
        SheetImport shown = new SheetImport(
                row.number("id"),
                row.text("kind"),
                row.text("file_name"),
                row.text("account"),
                row.instant("at"),
                Json.texts(row.text("sheets")),
                row.text("sheet"),
                Json.texts(row.text("headings")),
                Json.mapping(row.text("mapping")),
                Json.lists(row.text("lists")),
                row.date("baseline"),
                State.valueOf(row.text("state")),
                0,
                row.number("total"),
                row.number("good"),
                row.number("bad"),
                row.number("fresh"),
                row.number("known"),
                row.number("differing"),
                Json.faults(Json.tree(row.text("faults"))),
                Json.faults(Json.tree(row.text("differences"))),
                failure == null ? null : Json.message(Json.tree(failure)));
        return new Kept(shown, Json.numbers(row.text("rows")), (int) row.number("headings_row"));
    }
}
