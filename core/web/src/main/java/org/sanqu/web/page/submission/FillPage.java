package org.sanqu.web.page.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.Fault;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Subject;
import org.sanqu.api.form.Submission;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.PeriodField;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.form.Filling;
import org.sanqu.web.page.form.Sheet;
import org.sanqu.web.template.form.JtechooseGenerated;
import org.sanqu.web.template.form.JtesheetGenerated;

/** Filling in a form: for a member the member is chosen first, for a period the period at the top. */
public final class FillPage {

    private static final String ADDRESS = "/organisations/{id}/forms/{module}/{form}";
    private static final int SIZE = 30;

    /** The members that a form can be about. */
    public record Choice(
            Chrome chrome, String title, Organisation organisation, String action, String text, Page<Member> members) {}

    /** What is filled in, for whom. */
    private record Task(Exchange exchange, Form form, Organisation organisation, Member member, Filling filling) {
        String address() {
            return exchange.path() + (member == null ? "" : "?member=" + member.id());
        }

        /** Whose submission it becomes. */
        long owner() {
            return member == null || member.home() == null ? organisation.id() : member.home();
        }
    }

    private final Services services;

    public FillPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get(ADDRESS, this::begin), Route.post(ADDRESS, this::sent));
    }

    private Reply begin(Exchange exchange) {
        Task task = task(exchange);
        if (task.form().subject() == Subject.MEMBER && task.member() == null) {
            return choose(task);
        }
        services.access().require(exchange.caller(), Permission.RECORD, task.owner());
        Optional<PeriodField> period = task.form().cadence().period().map(kind -> {
            Period suggested = PeriodField.suggest(kind, task.form().dueDays(), LocalDate.now());
            return PeriodField.of(kind, suggested, exchange.labels());
        });
        return sheet(200, task, period.orElse(null), JsonNodeFactory.instance.objectNode(), List.of(), null);
    }

    private Reply choose(Task task) {
        Exchange exchange = task.exchange();
        String text = exchange.query().text("text");
        String after = exchange.query().filled("after").orElse(null);
        MemberQuery query = new MemberQuery(
                task.organisation().id(),
                Hierarchy.FORMAL,
                true,
                MemberFilter.containing(text),
                after,
                SIZE,
                LocalDate.now());
        Choice choice = new Choice(
                Chrome.of(exchange, "organisations", services.access()),
                task.form().title(exchange.locale()),
                task.organisation(),
                exchange.path(),
                text,
                services.members().page(exchange.caller(), query));
        return Reply.html(200, out -> JtechooseGenerated.render(out, null, choice));
    }

    private Reply sent(Exchange exchange) {
        Task task = task(exchange);
        if (task.form().subject() == Subject.MEMBER && task.member() == null) {
            throw HttpFault.parameter("member");
        }
        Optional<Period.Kind> kind = task.form().cadence().period();
        PeriodField chosen = kind.map(it -> PeriodField.of(it, exchange.form(), exchange.labels()))
                .orElse(null);
        if (task.filling().changing()) {
            return sheet(200, task, chosen, task.filling().changed(), List.of(), null);
        }
        Period period = chosen == null ? null : chosen.period().orElse(null);
        JsonNode data = task.filling().submitted();
        if (chosen != null && period == null) {
            return sheet(
                    422,
                    task,
                    chosen,
                    data,
                    faults(task, data),
                    new Sheet.Alert(exchange.labels().of("form.period-invalid"), null));
        }
        return submit(task, chosen, period, data);
    }

    private Reply submit(Task task, PeriodField chosen, Period period, JsonNode data) {
        Exchange exchange = task.exchange();
        Member member = task.member();
        try {
            Entry entry = new Entry(task.form().id(), task.owner(), member == null ? null : member.id(), period, data);
            Submission made = services.submissions().submit(exchange.caller(), entry);
            return Reply.redirect("/submissions/" + made.id() + "?notice=submitted");
        } catch (Refusal refusal) {
            String text = refusal.text().in(exchange.locale());
            return switch (refusal.reason()) {
                case INVALID ->
                    sheet(
                            422,
                            task,
                            chosen,
                            data,
                            refusal.faults(),
                            refusal.faults().isEmpty() ? new Sheet.Alert(text, null) : null);
                case CONFLICT -> sheet(409, task, chosen, data, List.of(), new Sheet.Alert(text, existing(refusal)));
                default -> throw refusal;
            };
        }
    }

    /** The submission that is there already: the second argument of the message. */
    private static String existing(Refusal refusal) {
        List<Object> args = refusal.text().args();
        String id = args.size() > 1 ? String.valueOf(args.get(1)) : "";
        return id.matches("[0-9]+") ? "/submissions/" + id : null;
    }

    private List<Fault> faults(Task task, JsonNode data) {
        return services.forms()
                .judge(
                        task.exchange().caller(),
                        task.form(),
                        new Entry(task.form().id(), task.organisation().id(), null, null, data))
                .faults();
    }

    private Reply sheet(
            int status, Task task, PeriodField period, JsonNode data, List<Fault> faults, Sheet.Alert alert) {
        Exchange exchange = task.exchange();
        Form form = task.form();
        List<Field> fields = task.filling().fields(data, faults);
        Sheet sheet = new Sheet(
                Chrome.of(exchange, "organisations", services.access()),
                form.title(exchange.locale()),
                form.text("/description", "", exchange.locale()),
                task.organisation(),
                task.member() == null ? null : task.member().name(),
                task.address(),
                "/organisations/" + task.organisation().id() + "/forms",
                Filling.references(task.organisation().id()),
                period,
                fields,
                task.filling().summary(fields, faults),
                alert,
                task.filling().conditional(),
                0);
        return Reply.html(status, out -> JtesheetGenerated.render(out, null, sheet));
    }

    private Task task(Exchange exchange) {
        LocalDate today = LocalDate.now();
        Organisation organisation = services.tree().get(exchange.caller(), exchange.id("id"), today);
        Form form =
                services.forms().get(exchange.caller(), exchange.variable("module") + "/" + exchange.variable("form"));
        Member member = exchange.query()
                .id("member")
                .filter(id -> form.subject() == Subject.MEMBER)
                .map(id -> services.members().get(exchange.caller(), id, today))
                .orElse(null);
        return new Task(exchange, form, organisation, member, new Filling(services, exchange, form, organisation.id()));
    }
}
