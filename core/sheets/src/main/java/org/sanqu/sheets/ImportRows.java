package org.sanqu.sheets;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.Message;
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

    private static final int LISTED = 100;

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

    /** The latest of an account; of everybody when it is null. */
    List<SheetImport> latest(String account) {
        return account == null
                ? sql.list("select * from sheet_import order by id desc limit ?", row -> read(row).shown, LISTED)
                : sql.list(
                        "select * from sheet_import where account = ? order by id desc limit ?",
                        row -> read(row).shown,
                        account,
                        LISTED);
    }

    long insert(SheetImport shown, Map<String, Integer> rows, int headingsRow) {
        return sql.insert(
                "insert into sheet_import (kind, file_name, account, at, sheets, rows, sheet, headings_row, headings, mapping,"
                        + " baseline, state, total, good, bad, fresh, faults, failure)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '[]', null)",
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
                shown.baseline(),
                shown.state().name(),
                shown.total());
    }

    void map(long id, String sheet, Headings headings, Map<Integer, String> mapping, LocalDate baseline, long total) {
        sql.update(
                "update sheet_import set sheet = ?, headings_row = ?, headings = ?, mapping = ?, baseline = ?, total = ?,"
                        + " state = ?, good = 0, bad = 0, faults = '[]', failure = null where id = ?",
                sheet,
                headings.row(),
                Json.of(headings.texts()),
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

    void checked(long id, State state, long good, long bad, List<SheetImport.RowFault> faults) {
        sql.update(
                "update sheet_import set state = ?, total = ?, good = ?, bad = ?, faults = ?, failure = null where id = ?",
                state.name(),
                good + bad,
                good,
                bad,
                Json.faults(faults).toString(),
                id);
    }

    /** Says how many rows of the batch were new, and where it stands. */
    void applied(long id, State state, long fresh) {
        sql.update("update sheet_import set state = ?, fresh = fresh + ? where id = ?", state.name(), fresh, id);
    }

    void failed(long id, Message failure) {
        sql.update(
                "update sheet_import set state = ?, failure = ? where id = ?",
                State.FAILED.name(),
                Json.message(failure).toString(),
                id);
    }

    /** Which were running when the platform stopped. */
    List<Long> interrupted() {
        return sql.list(
                "select id from sheet_import where state in (?, ?)",
                row -> row.number("id"),
                State.CHECKING.name(),
                State.APPLYING.name());
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
                row.date("baseline"),
                State.valueOf(row.text("state")),
                0,
                row.number("total"),
                row.number("good"),
                row.number("bad"),
                row.number("fresh"),
                Json.faults(Json.tree(row.text("faults"))),
                failure == null ? null : Json.message(Json.tree(failure)));
        return new Kept(shown, Json.numbers(row.text("rows")), (int) row.number("headings_row"));
    }
}
