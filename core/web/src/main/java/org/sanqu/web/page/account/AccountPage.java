package org.sanqu.web.page.account;

import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.security.Access;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.SessionCookie;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.JteaccountGenerated;

/** One's own account: what is granted, and a new password. */
public final class AccountPage {

    private final Accounts accounts;
    private final Access access;

    public AccountPage(Accounts accounts, Access access) {
        this.accounts = accounts;
        this.access = access;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/account", exchange -> page(exchange, 200, List.of())),
                Route.post("/account", this::change));
    }

    private Reply change(Exchange exchange) {
        String fresh = text(exchange, "fresh");
        if (!fresh.equals(text(exchange, "again"))) {
            return page(exchange, 422, List.of(exchange.labels().of("account.differs")));
        }
        try {
            accounts.changePassword(exchange.caller(), text(exchange, "old"), fresh);
        } catch (Refusal refusal) {
            if (refusal.reason() != Refusal.Reason.INVALID && refusal.reason() != Refusal.Reason.UNAUTHENTICATED) {
                throw refusal;
            }
            List<String> faults = refusal.faults().stream()
                    .map(Fault::reason)
                    .map(reason -> reason.in(exchange.locale()))
                    .toList();
            String text = refusal.text().in(exchange.locale());
            return page(exchange, 422, faults.isEmpty() ? List.of(text) : faults);
        }
        return proceed(exchange);
    }

    /** Whoever lost this session by the change logs in again. */
    private Reply proceed(Exchange exchange) {
        boolean alive = SessionCookie.token(exchange.request())
                .flatMap(accounts::resume)
                .isPresent();
        return Reply.redirect(alive ? "/account?notice=password" : "/login");
    }

    private Reply page(Exchange exchange, int status, List<String> faults) {
        Chrome chrome = Chrome.of(exchange, "account", access);
        List<String> roles = access.grants(exchange.caller()).stream()
                .map(grant -> grant.role().code())
                .distinct()
                .toList();
        return Reply.html(status, out -> JteaccountGenerated.render(out, null, chrome, roles, faults));
    }

    private static String text(Exchange exchange, String name) {
        String value = exchange.form().get(name);
        return value == null ? "" : value;
    }
}
