package org.sanqu.web.page.act;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Access;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.form.Sheet;
import org.sanqu.web.template.JteactGenerated;

/** Draws an act as a form, does it, and draws it again with what is wrong at the fields. */
public final class ActPage {

    /**
     * The form as it is drawn.
     *
     * @param act what is done
     * @param sheet its fields with their faults
     * @param origins what stood when the fields were drawn and what is carried along, by the name it is sent back by
     * @param doubt whether a doubt has to be overcome to go on
     */
    public record Drawn(Act act, Sheet sheet, Map<String, String> origins, boolean doubt) {

        /** What is to be looked at first. */
        public Content above() {
            return out -> {
                if (act.above() != null) {
                    act.above().accept((HtmlTemplateOutput) out);
                }
            };
        }
    }

    /** What came of trying: the texts of faults by pointer, what hindered the whole, whether that is a doubt only. */
    private record Trouble(int status, Map<String, List<String>> faults, Sheet.Alert alert, boolean doubt) {
        static final Trouble NONE = new Trouble(200, Map.of(), null, false);
    }

    /** What is told above the form, so that nothing that was filled in is lost. */
    private static final Set<Refusal.Reason> TOLD =
            EnumSet.of(Refusal.Reason.INVALID, Refusal.Reason.CONFLICT, Refusal.Reason.FORBIDDEN);

    private final Access access;

    public ActPage(Access access) {
        this.access = access;
    }

    /** The addresses of an act; it is made anew for each request, and refuses whoever may not see what it is about. */
    public List<Route> routes(String pattern, Function<Exchange, Act> of) {
        return List.of(
                Route.get(pattern, exchange -> draw(exchange, of.apply(exchange), Trouble.NONE)),
                Route.post(pattern, exchange -> answer(exchange, of.apply(exchange))));
    }

    private Reply answer(Exchange exchange, Act act) {
        if (searching(exchange.form())) {
            return draw(exchange, act, Trouble.NONE);
        }
        Answers answers = new Answers(act.questions(), exchange.form(), exchange.labels());
        if (!answers.faults().isEmpty()) {
            Map<String, List<String>> faults = new LinkedHashMap<>();
            answers.faults().forEach((pointer, text) -> faults.put(pointer, List.of(text)));
            return draw(exchange, act, new Trouble(422, faults, null, false));
        }
        try {
            return Reply.redirect(act.deed().done(answers));
        } catch (Act.Hindrance hindrance) {
            Sheet.Alert alert = new Sheet.Alert(hindrance.getMessage(), hindrance.href());
            Trouble trouble = new Trouble(409, Map.of(), alert, hindrance instanceof Act.Doubt);
            return draw(exchange, act.after(hindrance), trouble);
        } catch (Refusal refusal) {
            return draw(exchange, act, trouble(refusal, exchange));
        }
    }

    private static Trouble trouble(Refusal refusal, Exchange exchange) {
        if (!TOLD.contains(refusal.reason())) {
            throw refusal;
        }
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (Fault fault : refusal.faults()) {
            faults.computeIfAbsent(fault.at(), at -> new ArrayList<>())
                    .add(fault.reason().in(exchange.locale()));
        }
        String text = refusal.text().in(exchange.locale());
        return new Trouble(
                refusal.reason().status(), faults, faults.isEmpty() ? new Sheet.Alert(text, null) : null, false);
    }

    private Reply draw(Exchange exchange, Act act, Trouble trouble) {
        List<Field> fields = act.questions().stream()
                .map(question -> field(exchange, act, question, trouble))
                .toList();
        String query = exchange.request().getQueryString();
        Sheet sheet = new Sheet(
                Chrome.of(exchange, act.section(), access),
                act.title(),
                act.help() == null ? "" : exchange.labels().of(act.help()),
                null,
                null,
                exchange.path() + (query == null ? "" : "?" + query),
                act.back(),
                act.references(),
                null,
                fields,
                summary(fields, trouble.faults()),
                trouble.alert(),
                false,
                0,
                null);
        Drawn drawn = new Drawn(
                act,
                sheet,
                origins(act, exchange.form()),
                trouble.doubt() || exchange.form().has("_sure"));
        return Reply.html(trouble.status(), out -> JteactGenerated.render(out, null, drawn));
    }

    /** What stood when the fields were drawn; a search does not draw them anew. */
    private static Map<String, String> origins(Act act, Parameters form) {
        Map<String, String> origins = new LinkedHashMap<>(act.carried());
        for (Question question : act.questions()) {
            if (question.stands() != null) {
                String sent = searching(form) ? form.get(question.origin()) : null;
                origins.put(question.origin(), sent == null ? question.stands() : sent);
            }
        }
        return origins;
    }

    /** The faults in the order of the fields; what belongs to no field comes first, without a place. */
    private static List<Sheet.Fault> summary(List<Field> fields, Map<String, List<String>> faults) {
        List<Sheet.Fault> lines = new ArrayList<>();
        faults.forEach((pointer, texts) -> {
            if (fields.stream().noneMatch(field -> field.pointer().equals(pointer))) {
                texts.forEach(text -> lines.add(new Sheet.Fault(null, "", text)));
            }
        });
        for (Field field : fields) {
            field.faults().forEach(text -> lines.add(new Sheet.Fault("#" + field.id(), field.title(), text)));
        }
        return lines;
    }

    private static Field field(Exchange exchange, Act act, Question question, Trouble trouble) {
        Labels labels = exchange.labels();
        String value = value(question, exchange.form());
        String search = exchange.form().text(Fields.SEARCH + question.pointer());
        return new Field(
                question.kind(),
                question.pointer(),
                labels.of(question.title()),
                help(question, labels),
                "",
                question.required(),
                value,
                value,
                question.kind().reference() ? candidates(act, question.kind(), value, search) : chosen(question, value),
                List.of(),
                trouble.faults().getOrDefault(question.pointer(), List.of()),
                false,
                search);
    }

    private static String help(Question question, Labels labels) {
        return question.veiled()
                ? labels.of("ask.veiled", question.stands())
                : question.help() == null ? "" : labels.of(question.help());
    }

    /** What was typed; where that was left as it stood, and something else stands there now, what stands there now. */
    private static String value(Question question, Parameters form) {
        String sent = form.get(question.pointer());
        Standing standing = Standing.of(question, form);
        boolean renewed = standing != null && sent != null && !searching(form) && standing.kept(question.tidy(sent));
        return sent == null || renewed ? question.was() : sent;
    }

    /** Whether a reference is looked for only. */
    private static boolean searching(Parameters form) {
        return form.has("_find");
    }

    private static List<Option> chosen(Question question, String value) {
        return question.options().stream()
                .map(option -> new Option(
                        option.value(), option.label(), option.value().equals(value)))
                .toList();
    }

    private static List<Option> candidates(Act act, Kind kind, String value, String search) {
        List<Option> found = search.isBlank() ? List.of() : act.referents().find(kind, search);
        List<Option> options = new ArrayList<>();
        if (value.matches("[0-9]{1,18}")) {
            act.referents()
                    .name(kind, Long.parseLong(value))
                    .or(() -> label(found, value))
                    .ifPresent(name -> options.add(new Option(value, name, true)));
        }
        found.stream().filter(option -> !option.value().equals(value)).forEach(options::add);
        return options;
    }

    private static Optional<String> label(List<Option> options, String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst();
    }
}
