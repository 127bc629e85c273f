package org.sanqu.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.BatchImport.Intake.Item;
import org.sanqu.api.platform.Store;
import org.sanqu.api.sheet.SheetColumn;

/** Ledgers of meetings in the market, row by row. */
final class Meetings {

    private Meetings() {}

    static final String MEETING =
            """
            {"title": "会议", "type": "object", "required": ["on", "kind"],
             "properties": {
               "on": {"type": "string", "format": "date", "title": "日期"},
               "kind": {"enum": ["class", "day"], "title": "类型", "x-labels": {"class": "党课", "day": "主题党日"}},
               "cost": {"type": "number", "title": "费用", "x-unit": "元", "minimum": 0},
               "open": {"type": "boolean", "title": "公开"},
               "chair": {"type": "integer", "x-reference": "member", "title": "主持人"},
               "present": {"type": "array", "title": "到会", "items": {"type": "integer", "x-reference": "member"}},
               "guests": {"type": "array", "title": "来宾", "items": {"type": "object",
                  "properties": {"name": {"type": "string", "title": "姓名"}}}},
               "items": {"type": "array", "title": "议题", "maxItems": 2, "items": {"type": "object",
                  "properties": {"text": {"type": "string", "title": "内容", "minLength": 2},
                                 "votes": {"type": "integer", "title": "票数"}}}}},
             "x-form": {"cadence": "event", "date": "/on"}}""";

    static Map<String, String> row(String... pairs) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }

    static List<String> said(List<org.sanqu.api.Fault> faults) {
        return faults.stream().map(fault -> fault.at() + " " + fault.reason()).toList();
    }

    static BatchImport meetings(Street market) {
        market.modules.install("market", Map.of("meeting", MEETING, "stall", Street.STALL));
        return market.batches.find("market/meeting").orElseThrow();
    }

    static List<String> titles(List<SheetColumn> columns) {
        return columns.stream().map(column -> column.title().in(Locale.CHINESE)).toList();
    }

    static Item item(String... pairs) {
        return new Item(row(pairs), Set.of());
    }

    static Submission only(Street market) {
        return market.submissions
                .page(market.root, new SubmissionQuery(market.east.id(), null, null, null, 10))
                .items()
                .get(0);
    }

    static int apply(Store store, Street market, BatchImport.Intake intake) {
        return store.write(sql -> intake.apply(sql, market.root, 10));
    }

    static void undo(Store store, Street market, BatchImport meetings) {
        store.write(sql -> {
            meetings.requireUndoable(sql, 7);
            return meetings.undo(sql, market.root, 7, 10);
        });
    }

    static long states(Store store, SubmissionState state) {
        return store.read(sql -> sql.first(
                        "select count(*) as n from submission where state = ?", row -> row.number("n"), state.code())
                .orElseThrow());
    }
}
