package org.sanqu.web.page.submission;

import java.time.LocalDate;
import org.sanqu.api.Page;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.form.JtechooseGenerated;

/** The members that a form can be about. */
public record Choice(
        Chrome chrome, String title, Organisation organisation, String action, String text, Page<Member> members) {

    private static final int SIZE = 30;

    static Reply of(Worksheet worksheet) {
        Exchange exchange = worksheet.exchange();
        Services services = worksheet.services();
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
}
