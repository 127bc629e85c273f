package org.sanqu.web.page.account;

import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Session;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.SessionCookie;
import org.sanqu.web.http.Visitor;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.LanguageSwitch;
import org.sanqu.web.page.SafePath;
import org.sanqu.web.template.JteloginGenerated;

/** Logs people in and out. */
public final class LoginPage {

    private final Accounts accounts;

    public LoginPage(Accounts accounts) {
        this.accounts = accounts;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/login", this::show),
                Route.post("/login", this::login),
                Route.post("/logout", this::logout));
    }

    private Reply show(Exchange exchange) {
        String language = exchange.query().text("lang");
        if (!language.isEmpty()) {
            return LanguageSwitch.to(language, "/login");
        }
        return page(exchange, 200, SafePath.of(exchange.query().get("next")), "", null);
    }

    private Reply login(Exchange exchange) {
        String name = exchange.form().text("account");
        String password = exchange.form().get("password");
        String next = SafePath.of(exchange.form().get("next"));
        try {
            String from = exchange.request().getRemoteAddr();
            Session session = accounts.open(accounts.authenticate(name, password == null ? "" : password, from));
            SessionCookie.token(exchange.request()).ifPresent(accounts::close);
            return Reply.redirect(next).with("Set-Cookie", SessionCookie.keep(exchange.request(), session.token()));
        } catch (Refusal refusal) {
            int status = refusal.reason().status();
            return page(exchange, status, next, name, refusal.text().in(exchange.locale()));
        }
    }

    private Reply logout(Exchange exchange) {
        SessionCookie.token(exchange.request()).ifPresent(accounts::close);
        return Reply.redirect("/login").with("Set-Cookie", SessionCookie.forget(exchange.request()));
    }

    private static Reply page(Exchange exchange, int status, String next, String name, String fault) {
        Chrome chrome = Chrome.plain(exchange.request(), Visitor.NOBODY);
        return Reply.html(status, out -> JteloginGenerated.render(out, null, chrome, next, name, fault));
    }
}
