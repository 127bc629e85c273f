package org.sanqu.web.page.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Page;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionTables.Column;
import org.sanqu.api.form.SubmissionTables.Table;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Named;
import org.sanqu.web.form.Referents;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.form.KnownReferents;
import org.sanqu.web.page.list.Lines.Line;
import org.sanqu.web.template.list.JteregisterGenerated;
import org.sanqu.web.template.list.JteseveralGenerated;

/** A list as a register (台账) on A4 in landscape, and several submissions one after the other. */
public final class RegisterPage {

    private static final int PAGE = 200;

    /** More would be a book; who needs more saves a workbook. */
    private static final int MOST = 2_000;

    private static final int SEVERAL = 100;

    /**
     * A register.
     *
     * @param title the form's
     * @param headings of the chosen columns
     * @param cut whether there are more lines than are printed
     */
    public record View(
            Chrome chrome,
            Organisation organisation,
            String title,
            Question question,
            List<String> headings,
            List<Line> lines,
            boolean members,
            boolean periods,
            boolean cut,
            String printed) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }
    }

    /** One of several submissions. */
    public record Sheet(Line line, List<Field> fields) {}

    /** Several submissions. */
    public record Sheets(Chrome chrome, Organisation organisation, List<Sheet> sheets) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }
    }

    private final Services services;

    public RegisterPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/organisations/{id}/submissions/register", this::register),
                Route.get("/organisations/{id}/submissions/print", this::several));
    }

    private Reply register(Exchange exchange) {
        Question question = Question.whole(exchange);
        Table table = SubmissionListPage.table(services, exchange, question);
        if (table == null) {
            throw HttpFault.parameter("form");
        }
        List<Column> columns = SubmissionListPage.chosen(services, exchange, question, table);
        Lines lines = new Lines(services, exchange);
        List<Line> all = new ArrayList<>();
        String after = null;
        do {
            Page<Submission> page = services.submissions().page(exchange.caller(), question.query(after, PAGE));
            all.addAll(lines.of(page.items(), table, columns));
            after = page.next();
        } while (after != null && all.size() < MOST);
        View view = new View(
                Chrome.of(exchange, "organisations", services.access()),
                organisation(exchange, question.organisation()),
                table.title().in(exchange.locale()),
                question,
                columns.stream().map(each -> each.title().in(exchange.locale())).toList(),
                all,
                all.stream().anyMatch(line -> !line.member().isEmpty()),
                all.stream().anyMatch(line -> !line.period().isEmpty()),
                after != null,
                LocalDate.now().toString());
        return Reply.html(200, out -> JteregisterGenerated.render(out, null, view));
    }

    private Organisation organisation(Exchange exchange, long id) {
        return services.tree().get(exchange.caller(), id, LocalDate.now());
    }

    private Reply several(Exchange exchange) {
        List<String> asked = exchange.query().all("submission");
        if (asked.isEmpty() || asked.size() > SEVERAL) {
            throw HttpFault.of(400, "list.several", SEVERAL);
        }
        List<Submission> some = asked.stream()
                .map(each -> services.submissions().get(exchange.caller(), Parameters.id("submission", each)))
                .toList();
        List<Line> lines = new Lines(services, exchange).of(some, null, List.of());
        Named referents = Named.of(new KnownReferents(services, exchange.caller(), exchange.id("id")));
        referents.ahead(() -> some.forEach(each -> fields(exchange, each, referents)));
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            sheets.add(new Sheet(lines.get(i), fields(exchange, some.get(i), referents)));
        }
        Sheets view = new Sheets(
                Chrome.of(exchange, "organisations", services.access()),
                organisation(exchange, exchange.id("id")),
                sheets);
        return Reply.html(200, out -> JteseveralGenerated.render(out, null, view));
    }

    /** Each in the version that it was filled in. */
    private List<Field> fields(Exchange exchange, Submission submission, Referents referents) {
        Form form = services.forms().version(exchange.caller(), submission.formVersion());
        return new Fields(form, exchange.labels(), referents, Map.of(), Map.of()).of(submission.data());
    }
}
