package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.form.Binder;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.form.Roster;
import org.sanqu.web.template.member.JtesigninGenerated;

/** A sheet for signing in (签到表): those who are due, and room for their hands. */
public final class SignInPage {

    /**
     * What is printed.
     *
     * @param title what it is for; empty for any meeting
     * @param full whether there are more than fit on it
     */
    public record View(Chrome chrome, Organisation organisation, String title, List<Member> members, boolean full) {}

    private final Services services;

    public SignInPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/organisations/{id}/sign-in", this::show));
    }

    private Reply show(Exchange exchange) {
        Organisation organisation = services.tree().get(exchange.caller(), exchange.id("id"), LocalDate.now());
        String title = exchange.query()
                .filled("form")
                .flatMap(form -> services.modules().catalogue().form(form))
                .map(form -> form.title(exchange.locale()))
                .orElse("");
        List<Member> members = new Roster(services, exchange.caller(), organisation.id()).everybody();
        View view = new View(
                Chrome.of(exchange, "organisations", services.access()),
                organisation,
                title,
                members,
                members.size() >= Binder.MOST_MEMBERS);
        return Reply.html(200, out -> JtesigninGenerated.render(out, null, view));
    }
}
