package org.sanqu.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionTables;
import org.sanqu.api.form.SubmissionTables.Column;
import org.sanqu.api.form.SubmissionTables.Named;
import org.sanqu.api.form.SubmissionTables.Table;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SubmissionSheets;

/** Submissions as workbooks, read and written page by page, once for each sheet. */
@Component(service = SubmissionSheets.class)
public final class SubmissionWorkbooks implements SubmissionSheets {

    private static final int PAGE = 200;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** What stands before and behind the form's own columns. */
    private static final List<String> BEFORE = List.of("number", "organisation", "member", "day", "period", "state");

    private static final List<String> BEHIND =
            List.of("behalf", "entered-by", "entered-at", "submitted-at", "revision");

    private final Submissions submissions;
    private final SubmissionTables tables;

    @Activate
    public SubmissionWorkbooks(@Reference Submissions submissions, @Reference SubmissionTables tables) {
        this.submissions = submissions;
        this.tables = tables;
    }

    @Override
    public void write(Caller caller, SubmissionQuery query, Locale locale, Sums sums, OutputStream out)
            throws IOException {
        // asked for before anything is written, so that a refusal is one
        Table table = tables.whole(caller, query.form());
        Page<Submission> first = submissions.page(caller, at(query, null));
        SheetNames names = new SheetNames();
        try (Workbook workbook = SheetWriter.workbook(out)) {
            List<Column> cells =
                    table.columns().stream().filter(each -> !each.isList()).toList();
            SheetWriter sheet = new SheetWriter(workbook, names.of(table.title().in(locale)), headings(cells, locale));
            each(caller, query, first, some -> rows(sheet, table, cells, some, caller, locale));
            sheet.finish();
            if (sums != null) {
                sums(workbook, names, sums);
            }
            for (Column list : table.columns()) {
                if (list.isList()) {
                    items(workbook, names, caller, query, first, table, list, locale);
                }
            }
        }
    }

    private static void sums(Workbook workbook, SheetNames names, Sums sums) throws IOException {
        SheetWriter sheet = new SheetWriter(workbook, names.of(sums.name()), sums.headings());
        for (Line line : sums.lines()) {
            List<Object> row = new ArrayList<>(List.of(line.title()));
            row.addAll(line.values());
            sheet.row(row);
        }
        sheet.finish();
    }

    private static SubmissionQuery at(SubmissionQuery query, String after) {
        return new SubmissionQuery(
                query.organisation(), query.form(), query.period(), query.states(), query.search(), after, PAGE);
    }

    private void each(Caller caller, SubmissionQuery query, Page<Submission> first, Taker taker) throws IOException {
        Page<Submission> page = first;
        taker.take(page.items());
        while (page.next() != null) {
            page = submissions.page(caller, at(query, page.next()));
            taker.take(page.items());
        }
    }

    private static List<String> headings(List<Column> cells, Locale locale) {
        List<String> headings = new ArrayList<>();
        BEFORE.forEach(each -> headings.add(text("sheet.submission-" + each, locale)));
        cells.forEach(each -> headings.add(each.title().in(locale)));
        BEHIND.forEach(each -> headings.add(text("sheet.submission-" + each, locale)));
        return headings;
    }

    private static String text(String key, Locale locale) {
        return Message.of(key).in(locale);
    }

    private void rows(
            SheetWriter sheet, Table table, List<Column> cells, List<Submission> some, Caller caller, Locale locale)
            throws IOException {
        Named named = tables.named(caller, some);
        List<List<String>> shown = table.cells(some, cells, locale);
        for (int i = 0; i < some.size(); i++) {
            Submission each = some.get(i);
            List<Object> row = new ArrayList<>(List.of(
                    String.valueOf(each.id()),
                    named.organisation(each.organisation()),
                    named.member(each.member()),
                    each.day().toString(),
                    each.period() == null ? "" : each.period().toString(),
                    text("submission.state-" + each.state().code(), locale)));
            row.addAll(typed(shown.get(i), cells));
            row.add(each.behalf());
            row.add(each.enteredBy());
            row.add(MINUTE.format(each.enteredAt().atZone(ZoneId.systemDefault())));
            row.add(MINUTE.format(each.submittedAt().atZone(ZoneId.systemDefault())));
            row.add(each.revision());
            sheet.row(row);
        }
    }

    private static List<Object> typed(List<String> texts, List<Column> columns) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            cells.add(columns.get(i).isNumber() ? SheetWriter.number(texts.get(i)) : texts.get(i));
        }
        return cells;
    }

    private void items(
            Workbook workbook,
            SheetNames names,
            Caller caller,
            SubmissionQuery query,
            Page<Submission> first,
            Table table,
            Column list,
            Locale locale)
            throws IOException {
        List<String> headings = new ArrayList<>(
                List.of(text("sheet.submission-number", locale), text("sheet.submission-line", locale)));
        list.columns().forEach(each -> headings.add(each.title().in(locale)));
        SheetWriter sheet = new SheetWriter(workbook, names.of(list.title().in(locale)), headings);
        each(caller, query, first, some -> {
            for (Submission each : some) {
                int line = 0;
                for (List<String> item : table.items(each, list, locale)) {
                    line++;
                    List<Object> row = new ArrayList<>(List.of(String.valueOf(each.id()), line));
                    row.addAll(typed(item, list.columns()));
                    sheet.row(row);
                }
            }
        });
        sheet.finish();
    }

    private interface Taker {
        void take(List<Submission> some) throws IOException;
    }
}
