package org.sanqu.web.page.submission;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Prefill;
import org.sanqu.api.form.Subject;
import org.sanqu.api.form.Submission;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.PeriodField;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.form.JtechooseGenerated;

/** Filling in a form: for a member the member is chosen first, for a period the period at the top. */
public final class FillPage {

    private static final String ADDRESS = "/organisations/{id}/forms/{module}/{form}";
    private static final int SIZE = 30;

    /** The members that a form can be about. */
    public record Choice(
            Chrome chrome, String title, Organisation organisation, String action, String text, Page<Member> members) {}

    private final Services services;
    private final Rescue rescue;

    public FillPage(Services services) {
        this.services = services;
        this.rescue = new Rescue(services);
    }

    public List<Route> routes() {
        return List.of(Route.get(ADDRESS, this::begin), Route.post(ADDRESS, this::sent));
    }

    private Reply begin(Exchange exchange) {
        Worksheet worksheet = worksheet(exchange);
        if (worksheet.form().subject() == Subject.MEMBER && worksheet.member() == null) {
            return choose(worksheet);
        }
        services.access().require(exchange.caller(), Permission.RECORD, worksheet.owner());
        Period period = worksheet.suggested();
        Optional<Draft> asked = exchange.query().id("draft").flatMap(id -> worksheet.drafts().stream()
                .filter(draft -> draft.id() == id)
                .findFirst());
        if (asked.isPresent()) {
            return Intake.resume(worksheet, asked.get());
        }
        return worksheet
                .draft(period)
                .map(draft -> Offer.of(worksheet, draft))
                .orElseGet(() -> fresh(worksheet, period));
    }

    private Reply fresh(Worksheet worksheet, Period period) {
        Exchange exchange = worksheet.exchange();
        Prefill prefill = services.forms().prefill(exchange.caller(), worksheet.form(), worksheet.entry(period, null));
        PeriodField field = period == null ? null : PeriodField.of(period.kind(), period, exchange.labels());
        return new Drawing(worksheet, prefill.data()).period(field, period).reply(200);
    }

    private Reply choose(Worksheet worksheet) {
        Exchange exchange = worksheet.exchange();
        String text = exchange.query().text("text");
        String after = exchange.query().filled("after").orElse(null);
        MemberQuery query = new MemberQuery(
                worksheet.organisation().id(),
                Hierarchy.FORMAL,
                true,
                MemberFilter.containing(text),
                after,
                SIZE,
                LocalDate.now());
        Choice choice = new Choice(
                Chrome.of(exchange, "organisations", services.access()),
                worksheet.form().title(exchange.locale()),
                worksheet.organisation(),
                exchange.path(),
                text,
                services.members().page(exchange.caller(), query));
        return Reply.html(200, out -> JtechooseGenerated.render(out, null, choice));
    }

    private Reply sent(Exchange raw) throws IOException {
        Received received = Received.of(raw);
        Worksheet worksheet;
        try {
            worksheet = worksheet(received.exchange());
        } catch (Refusal refusal) {
            return rescue.of(received.exchange(), refusal);
        }
        if (worksheet.form().subject() == Subject.MEMBER && worksheet.member() == null) {
            throw HttpFault.parameter("member");
        }
        Received kept = received.keep(services, worksheet.owner());
        Worksheet filled = worksheet(kept.exchange());
        return new Intake(filled, kept, 0).take((period, data) -> {
            Submission made = services.submissions().submit(raw.caller(), filled.entry(period, data));
            return "/submissions/" + made.id() + "?notice=submitted";
        });
    }

    private Worksheet worksheet(Exchange exchange) {
        LocalDate today = LocalDate.now();
        Organisation organisation = services.tree().get(exchange.caller(), exchange.id("id"), today);
        Form form =
                services.forms().get(exchange.caller(), exchange.variable("module") + "/" + exchange.variable("form"));
        Member member = exchange.query()
                .id("member")
                .filter(id -> form.subject() == Subject.MEMBER)
                .map(id -> services.members().get(exchange.caller(), id, today))
                .orElse(null);
        return Worksheet.of(services, exchange, form, organisation, member, null);
    }
}
