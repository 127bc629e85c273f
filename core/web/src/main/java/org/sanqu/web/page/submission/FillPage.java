package org.sanqu.web.page.submission;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Prefill;
import org.sanqu.api.form.Subject;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.form.PeriodField;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** Filling in a form: for a member the member is chosen first, for a period the period at the top. */
public final class FillPage implements Task {

    private final Services services;
    private final Rescue rescue;

    public FillPage(Services services) {
        this.services = services;
        this.rescue = new Rescue(services);
    }

    public List<Route> routes() {
        return new Desk(services, this).routes("/organisations/{id}/forms/{module}/{form}");
    }

    @Override
    public Worksheet worksheet(Exchange exchange) {
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

    @Override
    public Reply anew(Worksheet worksheet, Period period) {
        Exchange exchange = worksheet.exchange();
        Prefill prefill = services.forms().prefill(exchange.caller(), worksheet.form(), worksheet.entry(period, null));
        PeriodField field = period == null ? null : PeriodField.of(period.kind(), period, exchange.labels());
        return new Drawing(worksheet, prefill.data()).period(field, period).reply(200);
    }

    @Override
    public Reply rescue(Exchange exchange, Refusal gone) {
        return rescue.of(exchange, gone);
    }
}
