package org.sanqu.web.page.list;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Page;
import org.sanqu.api.Text;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionTables;
import org.sanqu.api.form.SubmissionTables.Column;
import org.sanqu.api.form.SubmissionTables.Named;
import org.sanqu.api.form.SubmissionTables.Table;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.page.Told;

/** Makes the lines of a list. */
public final class Lines {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Exchange exchange;
    private final SubmissionTables tables;
    private final Map<String, Text> titles;

    Lines(Services services, Exchange exchange) {
        this.exchange = exchange;
        this.tables = services.submissionTables();
        this.titles = tables.forms(exchange.caller());
    }

    /**
     * A line.
     *
     * @param cells what stands in the chosen columns
     */
    public record Line(
            long id,
            String form,
            String organisation,
            String member,
            String day,
            String period,
            String state,
            boolean changed,
            String entered,
            String by,
            List<String> cells) {}

    /** The titles of all forms that there are or were, sorted by title. */
    Map<String, Text> titles() {
        return titles;
    }

    /** Those of a page; without columns where no form was chosen. */
    Page<Line> of(Page<Submission> page, Table table, List<Column> columns) {
        List<Line> lines = of(page.items(), table, columns);
        return new Page<>(lines, page.next());
    }

    List<Line> of(List<Submission> some, Table table, List<Column> columns) {
        Named named = tables.named(exchange.caller(), some);
        List<List<String>> cells = table == null ? null : table.cells(some, columns, exchange.locale());
        Map<String, String> forms = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Submission each = some.get(i);
            lines.add(new Line(
                    each.id(),
                    forms.computeIfAbsent(each.form(), this::title),
                    named.organisation(each.organisation()),
                    named.member(each.member()),
                    each.day().toString(),
                    Told.period(exchange.labels(), each.period()),
                    each.state().code(),
                    each.changedAfterApproval(),
                    MINUTE.format(each.enteredAt().atZone(ZoneId.systemDefault())),
                    each.enteredBy(),
                    cells == null ? List.of() : cells.get(i)));
        }
        return lines;
    }

    private String title(String form) {
        Text title = titles.get(form);
        return title == null ? form : title.in(exchange.locale());
    }
}
