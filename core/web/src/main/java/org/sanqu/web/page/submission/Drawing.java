package org.sanqu.web.page.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Prefill;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.PeriodField;
import org.sanqu.web.form.Remarks;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.form.Filling;
import org.sanqu.web.page.form.Progress;
import org.sanqu.web.page.form.Sheet;
import org.sanqu.web.template.form.JtesheetGenerated;

/** A worksheet as it is drawn: what stands in it, and what has to be said of it. */
final class Drawing {

    private final Worksheet worksheet;
    private final Exchange exchange;
    private PeriodField period;
    private Period known;
    private JsonNode data;
    private List<Fault> faults = List.of();
    private List<Fault> warnings = List.of();
    private Sheet.Alert alert;
    private Draft draft;
    private int revision;
    private final List<String> told = new java.util.ArrayList<>();
    private final Map<String, String> leftovers = new LinkedHashMap<>();

    Drawing(Worksheet worksheet, JsonNode data) {
        this.worksheet = worksheet;
        this.exchange = worksheet.exchange();
        this.data = data;
        this.revision =
                worksheet.submission() == null ? 0 : worksheet.submission().revision();
    }

    Drawing period(PeriodField field, Period period) {
        this.period = field;
        this.known = period;
        return this;
    }

    Drawing faults(List<Fault> found) {
        faults = found;
        return this;
    }

    Drawing warnings(List<Fault> found) {
        warnings = found;
        return this;
    }

    Drawing alert(String text, String href) {
        alert = text == null ? null : new Sheet.Alert(text, href);
        return this;
    }

    Drawing draft(Draft kept) {
        draft = kept;
        return this;
    }

    /** The revision that the writer saw. */
    Drawing revision(int seen) {
        revision = seen;
        return this;
    }

    Drawing tell(String text) {
        told.add(text);
        return this;
    }

    Drawing leftovers(Map<String, String> those) {
        leftovers.putAll(those);
        return this;
    }

    /** What confirms warnings: it changes when they do. */
    static String sure(Worksheet worksheet, List<Fault> warnings) {
        return warnings.isEmpty()
                ? null
                : Integer.toHexString(worksheet.filling().texts(warnings).hashCode());
    }

    Reply reply(int status) {
        Form form = worksheet.form();
        Filling filling = worksheet.filling();
        data = worksheet.computed(known, data);
        Remarks remarks = new Remarks(filling.texts(faults), filling.texts(warnings), sources(), Map.of(), Map.of());
        List<Field> fields = filling.fields(data, remarks);
        Sheet sheet = new Sheet(
                Chrome.of(exchange, "organisations", worksheet.services().access()),
                form.title(exchange.locale()),
                form.text("/description", "", exchange.locale()),
                worksheet.organisation(),
                worksheet.member() == null ? null : worksheet.member().name(),
                worksheet.address(),
                worksheet.cancel(),
                Filling.references(worksheet.organisation().id()),
                period,
                fields,
                filling.summary(fields, faults),
                alert(),
                filling.conditional(),
                revision,
                progress(fields));
        return Reply.html(status, out -> JtesheetGenerated.render(out, null, sheet));
    }

    /** That nothing is taken any more goes before everything else. */
    private Sheet.Alert alert() {
        return worksheet.over() ? new Sheet.Alert(exchange.labels().of("local.over"), null) : alert;
    }

    private Progress progress(List<Field> fields) {
        Form form = worksheet.form();
        Long kept = draft != null
                ? Long.valueOf(draft.id())
                : exchange.form().id("_draft").orElse(null);
        String account = exchange.caller().account();
        boolean members = fields.stream().flatMap(Field::all).anyMatch(field -> field.kind() == Kind.MEMBERS);
        boolean files = fields.stream().flatMap(Field::all).anyMatch(field -> field.kind()
                        .attachment())
                || form.schema().findValue("x-attachment") != null;
        return new Progress(
                account,
                worksheet.owner(),
                form.version(),
                kept,
                "sanqu:" + account + ":" + worksheet.address(),
                exchange.request().getMethod().equals("GET"),
                behalf(),
                worksheet.filling().summary(fields, warnings),
                sure(worksheet, warnings),
                files,
                members ? "/organisations/" + worksheet.organisation().id() + "/sign-in?form=" + form.id() : null,
                told,
                leftovers,
                others(kept),
                worksheet.over());
    }

    private String behalf() {
        String typed = exchange.form().text("_behalf");
        boolean revises =
                worksheet.submission() != null && worksheet.submission().behalf() != null;
        return typed.isEmpty() && revises && !exchange.form().has("_behalf")
                ? worksheet.submission().behalf()
                : typed;
    }

    /** Where what stands in a field came from, as long as that is what stands there. */
    private Map<String, String> sources() {
        if (worksheet.submission() != null) {
            return Map.of();
        }
        Prefill prefill =
                worksheet.services().forms().prefill(exchange.caller(), worksheet.form(), worksheet.entry(known, data));
        Map<String, String> sources = new HashMap<>();
        prefill.sources().forEach((pointer, source) -> {
            JsonNode there = data.at(pointer);
            if (!there.isMissingNode()
                    && there.asText().equals(prefill.data().at(pointer).asText())) {
                sources.put(pointer, source.in(exchange.locale()));
            }
        });
        return sources;
    }

    private Map<String, String> others(Long open) {
        Map<String, String> others = new LinkedHashMap<>();
        worksheet.drafts().stream()
                .filter(each -> open == null || each.id() != open)
                .forEach(each ->
                        others.put(worksheet.address("draft=" + each.id()), Moments.told(exchange.labels(), each)));
        return others;
    }
}
