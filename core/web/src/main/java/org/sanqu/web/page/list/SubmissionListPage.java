package org.sanqu.web.page.list;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sanqu.api.Page;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.form.SubmissionTables.Column;
import org.sanqu.api.form.SubmissionTables.Table;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Downloads;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.list.Lines.Line;
import org.sanqu.web.page.sheet.DownloadPage;
import org.sanqu.web.template.list.JtesubmissionsGenerated;

/** What an organisation and those below it filled in, the newest first. */
public final class SubmissionListPage {

    private static final int SIZE = 50;

    /**
     * The list.
     *
     * @param forms what can be chosen
     * @param states likewise
     * @param columns all columns of the chosen form that fit in a cell, those that are shown as chosen; empty where no form is chosen
     * @param shown the headings of those that are shown
     * @param recorder whether the reader fills in forms here, so that the chosen one can be filled in many at once
     */
    public record View(
            Question question,
            Page<Line> lines,
            List<Option> forms,
            List<Option> states,
            List<Option> columns,
            List<String> shown,
            boolean recorder,
            boolean first) {

        /** Whether any line is about a member. */
        public boolean members() {
            return lines.items().stream().anyMatch(line -> !line.member().isEmpty());
        }

        /** Whether any line is for a period. */
        public boolean periods() {
            return lines.items().stream().anyMatch(line -> !line.period().isEmpty());
        }
    }

    private final Services services;
    private final Frames frames;
    private final Downloads downloads;

    public SubmissionListPage(Services services, Frames frames, Downloads downloads) {
        this.services = services;
        this.frames = frames;
        this.downloads = downloads;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/organisations/{id}/submissions", this::list),
                Route.post("/organisations/{id}/submissions/columns", this::columns),
                Route.get("/organisations/{id}/submissions.xlsx", this::save),
                Route.get("/organisations/{id}/submissions/template.xlsx", this::template));
    }

    private Reply list(Exchange exchange) {
        Question question = Question.of(exchange);
        String after = exchange.query().filled("after").orElse(null);
        Page<Submission> page = services.submissions().page(exchange.caller(), question.query(after, SIZE));
        Table table = table(services, exchange, question);
        List<Column> chosen = chosen(services, exchange, question, table);
        Lines lines = new Lines(services, exchange);
        View view = new View(
                question,
                lines.of(page, table, chosen),
                forms(exchange, lines, question),
                states(exchange, question),
                columns(exchange.locale(), table, chosen),
                chosen.stream().map(each -> each.title().in(exchange.locale())).toList(),
                recorder(exchange, question),
                after == null);
        Frame frame = frames.of(exchange, question.organisation(), "submissions", "");
        return Reply.html(200, out -> JtesubmissionsGenerated.render(out, null, frame, view));
    }

    /** Keeps which columns the reader wants to see, and goes on with the list. */
    private Reply columns(Exchange exchange) {
        Parameters sent = exchange.form();
        Question question = Question.of(exchange, sent);
        if (question.form().isEmpty()) {
            throw HttpFault.parameter("form");
        }
        services.submissionTables().choose(exchange.caller(), question.form(), sent.all("column"));
        NavigableMap<String, List<String>> narrowed = new TreeMap<>(question.values());
        narrowed.values().removeIf(values -> String.join("", values).isEmpty());
        return Reply.redirect(
                Frame.href("submissions", question.organisation()) + "?" + new Parameters(narrowed).encoded());
    }

    /** The table of the chosen form; null where none is chosen. */
    static Table table(Services services, Exchange exchange, Question question) {
        return question.form().isEmpty()
                ? null
                : services.submissionTables().present(exchange.caller(), question.form());
    }

    /** The columns that are shown. */
    static List<Column> chosen(Services services, Exchange exchange, Question question, Table table) {
        if (table == null) {
            return List.of();
        }
        List<String> chosen = services.submissionTables().chosen(exchange.caller(), question.form());
        return chosen.stream()
                .flatMap(id -> table.columns().stream().filter(each -> each.id().equals(id)))
                .filter(each -> !each.isList())
                .toList();
    }

    private static List<Option> forms(Exchange exchange, Lines lines, Question question) {
        return lines.titles().entrySet().stream()
                .map(each -> new Option(
                        each.getKey(),
                        each.getValue().in(exchange.locale()),
                        each.getKey().equals(question.form())))
                .toList();
    }

    private static List<Option> states(Exchange exchange, Question question) {
        return Stream.of(SubmissionState.values())
                .map(state -> new Option(
                        state.code(),
                        exchange.labels().of("state." + state.code()),
                        question.states().contains(state)))
                .toList();
    }

    private static List<Option> columns(Locale locale, Table table, List<Column> chosen) {
        return table == null
                ? List.of()
                : table.columns().stream()
                        .filter(column -> !column.isList())
                        .map(column -> new Option(column.id(), column.title().in(locale), chosen.contains(column)))
                        .toList();
    }

    private boolean recorder(Exchange exchange, Question question) {
        return services.modules().catalogue().form(question.form()).isPresent()
                && services.access().allows(exchange.caller(), Permission.RECORD, question.organisation());
    }

    /** All columns of all that is asked for, as it was written. */
    private Reply save(Exchange exchange) throws IOException {
        Question question = Question.whole(exchange);
        if (question.form().isEmpty()) {
            throw HttpFault.parameter("form");
        }
        String place = services.tree()
                .get(exchange.caller(), question.organisation(), LocalDate.now())
                .shortName();
        String title = services.submissionTables()
                .present(exchange.caller(), question.form())
                .title()
                .in(exchange.locale());
        String file = place + "-" + title + "-" + LocalDate.now() + ".xlsx";
        return downloads.save(
                DownloadPage.wanted(exchange, "submissions", Reply.XLSX, file), out -> services.submissionSheets()
                        .write(exchange.caller(), question.query(null, SIZE), exchange.locale(), out));
    }

    /** The workbook to fill the form in many times. */
    private Reply template(Exchange exchange) throws IOException {
        Question question = Question.of(exchange);
        services.access().require(exchange.caller(), Permission.RECORD, question.organisation());
        String kind = "submissions:" + question.form();
        services.sheetImports().columns(kind);
        String title = services.forms().get(exchange.caller(), question.form()).title(exchange.locale());
        String name = exchange.labels().of("sheet.template", title) + ".xlsx";
        return Reply.file(Reply.XLSX, name, out -> services.sheetImports().template(kind, exchange.locale(), out));
    }
}
