package org.sanqu.web.page.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Account;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.security.Substitute;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.SessionCookie;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.JteaccountGenerated;

/** One's own account: what is granted, where notices go, who acts for one, and a new password. */
public final class AccountPage {

    private static final Set<Refusal.Reason> TOLD = Set.of(
            Refusal.Reason.INVALID, Refusal.Reason.UNAUTHENTICATED, Refusal.Reason.FORBIDDEN, Refusal.Reason.NOT_FOUND);

    /**
     * The account.
     *
     * @param part the part of the page that the faults are about: password, email or substitutes
     * @param faults what was wrong
     * @param typed what was typed, to be shown again
     */
    public record View(
            Account account,
            List<String> roles,
            List<Substitute> substitutes,
            String part,
            List<String> faults,
            Parameters typed) {

        /** What was typed into a field; otherwise what it holds at first. */
        public String typed(String name, String first) {
            return typed.has(name) ? typed.text(name) : first;
        }

        /** The faults of a part of the page. */
        public List<String> faults(String of) {
            return of.equals(part) ? faults : List.of();
        }

        /** Whether the reader arranged or may end it, and it is not over. */
        public boolean endable(Substitute substitute) {
            return substitute.principal().equals(account.name())
                    && !substitute.to().isBefore(LocalDate.now());
        }

        public boolean over(Substitute substitute) {
            return substitute.to().isBefore(LocalDate.now()) || substitute.to().isBefore(substitute.from());
        }
    }

    private final Services services;
    private final Accounts accounts;

    public AccountPage(Services services) {
        this.services = services;
        this.accounts = services.accounts();
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/account", exchange -> page(exchange, 200, "", List.of())),
                Route.post("/account", this::change),
                Route.post("/account/email", exchange -> tried(exchange, "email", () -> address(exchange))),
                Route.post("/account/substitutes", exchange -> tried(exchange, "substitutes", () -> appoint(exchange))),
                Route.post(
                        "/account/substitutes/{substitute}/end",
                        exchange -> tried(exchange, "substitutes", () -> end(exchange))));
    }

    private Reply change(Exchange exchange) {
        String fresh = text(exchange, "fresh");
        if (!fresh.equals(text(exchange, "again"))) {
            return page(exchange, 422, "password", List.of(exchange.labels().of("account.differs")));
        }
        return tried(exchange, "password", () -> {
            accounts.changePassword(exchange.caller(), text(exchange, "old"), fresh);
            return proceed(exchange);
        });
    }

    private String address(Exchange exchange) {
        accounts.address(
                exchange.caller(), exchange.caller().account(), exchange.form().text("email"));
        return "/account?notice=email";
    }

    private String appoint(Exchange exchange) {
        services.substitutes()
                .appoint(
                        exchange.caller(),
                        exchange.caller().account(),
                        exchange.form().text("substitute"),
                        day(exchange, "from"),
                        day(exchange, "to"),
                        exchange.form().text("reason"));
        return "/account?notice=substitute#substitutes";
    }

    /** Null for what is no day, which the service tells. */
    private static LocalDate day(Exchange exchange, String name) {
        try {
            return exchange.form().day(name).orElse(null);
        } catch (HttpFault noDay) {
            return null;
        }
    }

    private String end(Exchange exchange) {
        services.substitutes().end(exchange.caller(), exchange.id("substitute"));
        return "/account?notice=substitute-ended#substitutes";
    }

    private Reply tried(Exchange exchange, String part, Supplier<String> act) {
        try {
            return Reply.redirect(act.get());
        } catch (Refusal refusal) {
            if (!TOLD.contains(refusal.reason())) {
                throw refusal;
            }
            List<String> faults = refusal.faults().stream()
                    .map(Fault::reason)
                    .map(reason -> reason.in(exchange.locale()))
                    .toList();
            String text = refusal.text().in(exchange.locale());
            int status = refusal.reason() == Refusal.Reason.FORBIDDEN
                    ? refusal.reason().status()
                    : 422;
            return page(exchange, status, part, faults.isEmpty() ? List.of(text) : faults);
        }
    }

    /** Whoever lost this session by the change logs in again. */
    private String proceed(Exchange exchange) {
        boolean alive = SessionCookie.token(exchange.request())
                .flatMap(accounts::resume)
                .isPresent();
        return alive ? "/account?notice=password" : "/login";
    }

    private Reply page(Exchange exchange, int status, String part, List<String> faults) {
        Chrome chrome = Chrome.of(exchange, "account", services.access());
        Account own = accounts.own(exchange.caller());
        List<String> roles = own.grants().stream()
                .map(grant -> grant.role().code())
                .distinct()
                .toList();
        List<Substitute> substitutes = services.substitutes().list(exchange.caller()).stream()
                .filter(each ->
                        each.principal().equals(own.name()) || each.substitute().equals(own.name()))
                .toList();
        View view = new View(own, roles, substitutes, part, faults, exchange.form());
        return Reply.html(status, out -> JteaccountGenerated.render(out, null, chrome, view));
    }

    private static String text(Exchange exchange, String name) {
        String value = exchange.form().get(name);
        return value == null ? "" : value;
    }
}
