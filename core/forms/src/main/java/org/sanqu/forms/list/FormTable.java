package org.sanqu.forms.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionTables.Column;
import org.sanqu.api.form.SubmissionTables.Table;

/** A form's submissions as a table. */
final class FormTable implements Table {

    private final Form first;
    private final Map<String, Form> versions = new HashMap<>();
    private final FormColumns columns;
    private final Supplier<KnownNames> names;
    private final Function<List<Submission>, Map<Long, Said>> readings;

    /** What a submission says in a version. */
    record Said(String version, JsonNode data) {}

    /**
     * A table.
     *
     * @param versions those that may occur, the one whose texts hold first
     * @param readings what submissions say in another version than they were written in
     */
    FormTable(
            List<Form> versions,
            FormColumns columns,
            Supplier<KnownNames> names,
            Function<List<Submission>, Map<Long, Said>> readings) {
        this.first = versions.get(0);
        versions.forEach(form -> this.versions.put(form.version(), form));
        this.columns = columns;
        this.names = names;
        this.readings = readings;
    }

    @Override
    public Text title() {
        return first::title;
    }

    @Override
    public List<Column> columns() {
        return columns.columns();
    }

    @Override
    public List<List<String>> cells(List<Submission> some, List<Column> shown, Locale locale) {
        KnownNames known = names.get();
        Map<Long, Said> read = readings.apply(some);
        some.forEach(each -> known.note(each, form(said(read, each)), said(read, each).data));
        known.ask();
        List<List<String>> rows = new ArrayList<>();
        for (Submission each : some) {
            Said said = said(read, each);
            Form form = form(said);
            CellText cells = new CellText(form, known, locale);
            List<String> row = new ArrayList<>();
            for (Column column : shown) {
                FormField field = columns.field(column.id(), form);
                row.add(field == null ? "" : cells.of(field, said.data));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Said said(Map<Long, Said> read, Submission submission) {
        return read.getOrDefault(submission.id(), new Said(submission.formVersion(), submission.data()));
    }

    private Form form(Said said) {
        return versions.getOrDefault(said.version, first);
    }

    @Override
    public List<List<String>> items(Submission submission, Column list, Locale locale) {
        Said said = said(readings.apply(List.of(submission)), submission);
        Form form = form(said);
        FormField field = columns.field(list.id(), form);
        List<List<String>> rows = new ArrayList<>();
        if (field == null || !said.data.at(field.at()).isArray()) {
            return rows;
        }
        KnownNames known = names.get();
        known.note(submission, form, said.data);
        CellText cells = new CellText(form, known.ask(), locale);
        for (JsonNode item : said.data.at(field.at())) {
            List<String> row = new ArrayList<>();
            for (Column column : list.columns()) {
                row.add(field.items().stream()
                        .filter(each -> each.at().toString().equals(column.id()))
                        .map(each -> cells.of(each, item))
                        .findFirst()
                        .orElse(""));
            }
            rows.add(row);
        }
        return rows;
    }
}
