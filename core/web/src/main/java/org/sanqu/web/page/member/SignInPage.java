package org.sanqu.web.page.member;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sanqu.api.Page;
import org.sanqu.api.form.Form;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.member.JtesigninGenerated;

/** A sheet for signing in (签到表): those who are due, and room for their hands; many are on several sheets. */
public final class SignInPage {

    /** So many names stand on one sheet at most. */
    private static final int SIZE = 1_000;

    /** So many members are looked at for one sheet at most, in pages of {@link #PAGE}. */
    private static final int LOOKED_AT = 10_000;

    private static final int PAGE = 200;

    /**
     * What is printed.
     *
     * @param title what it is for; empty for any meeting
     * @param before how many stand on the sheets before
     * @param first where the first sheet is; null when this is it
     * @param next where the next sheet is; null for the last
     */
    public record View(
            Chrome chrome,
            Organisation organisation,
            String title,
            List<Member> members,
            long before,
            String first,
            String next) {

        /** How many there are up to the end of this sheet. */
        public long last() {
            return before + members.size();
        }
    }

    private final Services services;

    public SignInPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/organisations/{id}/sign-in", this::show));
    }

    private Reply show(Exchange exchange) {
        LocalDate today = LocalDate.now();
        Organisation organisation = services.tree().get(exchange.caller(), exchange.id("id"), today);
        Form form = exchange.query()
                .filled("form")
                .flatMap(id -> services.modules().catalogue().form(id))
                .orElse(null);
        String after = exchange.query().filled("after").orElse(null);
        long before = exchange.query().id("before").orElse(0L);
        Predicate<Member> due = Due.at(services, exchange.caller(), organisation.id(), form, today);
        Page<Member> sheet = sheet(exchange, organisation.id(), after, due, today);
        String here = exchange.path() + "?form=" + (form == null ? "" : form.id());
        String next = here + "&before=" + (before + sheet.items().size()) + "&after=";
        View view = new View(
                Chrome.of(exchange, "organisations", services.access()),
                organisation,
                form == null ? "" : form.title(exchange.locale()),
                sheet.items(),
                before,
                after == null ? null : here,
                sheet.next() == null ? null : next + URLEncoder.encode(sheet.next(), StandardCharsets.UTF_8));
        return Reply.html(200, out -> JtesigninGenerated.render(out, null, view));
    }

    private Page<Member> sheet(
            Exchange exchange, long organisation, String from, Predicate<Member> due, LocalDate today) {
        List<Member> found = new ArrayList<>();
        String after = from;
        int looked = 0;
        do {
            MemberQuery query =
                    new MemberQuery(organisation, Hierarchy.FORMAL, true, MemberFilter.ALL, after, PAGE, today);
            Page<Member> page = services.members().page(exchange.caller(), query);
            page.items().stream().filter(due).forEach(found::add);
            looked += PAGE;
            after = page.next();
        } while (after != null && found.size() + PAGE <= SIZE && looked < LOOKED_AT);
        return new Page<>(found, after);
    }
}
