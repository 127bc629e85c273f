package org.sanqu.web.page.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Session;
import org.sanqu.api.security.Caller;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Language;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.SessionCookie;
import org.sanqu.web.http.Visitor;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.LanguageSwitch;
import org.sanqu.web.page.SafePath;
import org.sanqu.web.template.JteloginGenerated;
import org.sanqu.web.template.JteresumeGenerated;

/** Logs people in and out; what was typed while a session ended goes along. */
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

    /** The login in place of what was asked for, with what was typed. */
    public static Reply carrying(HttpServletRequest request, String typed) {
        String told = Labels.in(Language.of(request)).of("login.expired");
        return page(request, 401, new Fields(next(request), Carried.by(typed), told, typed));
    }

    /** The login with what somebody else typed than who is logged in. */
    static Reply other(HttpServletRequest request, String typed) {
        String by = Carried.by(typed);
        String told = Labels.in(Language.of(request)).of("login.other", by);
        return page(request, 409, new Fields(next(request), by, told, typed));
    }

    /** The login once more, after it failed by itself. */
    static Reply again(HttpServletRequest request, int status, String told, Parameters form, String typed) {
        String next = SafePath.of(form.get("next"));
        return page(request, status, new Fields(next, form.text("account"), told, typed));
    }

    /** Where a request was going. */
    public static String next(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return SafePath.of(request.getRequestURI() + query);
    }

    /** Goes on with what was typed, in a session that lasts. */
    public static Reply resume(HttpServletRequest request, Visitor visitor, String next, String typed) {
        Chrome chrome = Chrome.plain(request, visitor);
        String files = Carried.files(typed);
        return Reply.html(200, out -> JteresumeGenerated.render(out, null, chrome, next, typed, files))
                .with("Cache-Control", "no-store");
    }

    /** What stands in the login's fields. */
    private record Fields(String next, String name, String fault, String typed) {}

    private Reply show(Exchange exchange) {
        String language = exchange.query().text("lang");
        if (!language.isEmpty()) {
            return LanguageSwitch.to(language, "/login");
        }
        Fields fields = new Fields(SafePath.of(exchange.query().get("next")), "", null, null);
        return page(exchange.request(), 200, fields);
    }

    private Reply login(Exchange exchange) {
        HttpServletRequest request = exchange.request();
        String name = exchange.form().text("account");
        String password = exchange.form().get("password");
        String next = SafePath.of(exchange.form().get("next"));
        String typed = exchange.form().get(Carried.TYPED);
        if (exchange.form().has("lang")) {
            return inLanguage(exchange.form().text("lang"), request, new Fields(next, name, null, typed));
        }
        try {
            String from = request.getRemoteAddr();
            Caller caller = accounts.authenticate(name, password == null ? "" : password, from);
            if (typed != null && !Carried.by(typed).equals(caller.account())) {
                String fault = exchange.labels().of("login.other", Carried.by(typed));
                return page(request, 409, new Fields(next, Carried.by(typed), fault, typed));
            }
            Session session = accounts.open(caller);
            SessionCookie.token(request).ifPresent(accounts::close);
            Reply reply = typed == null
                    ? Reply.redirect(next)
                    : resume(request, new Visitor(session.caller(), session), next, typed);
            return reply.with("Set-Cookie", SessionCookie.keep(request, session.token()));
        } catch (Refusal refusal) {
            int status = refusal.reason().status();
            return page(request, status, new Fields(next, name, refusal.text().in(exchange.locale()), typed));
        }
    }

    /** The same page in another language, with what is carried. */
    private static Reply inLanguage(String language, HttpServletRequest request, Fields fields) {
        String cookie = LanguageSwitch.cookie(language);
        Language.choose(request, language);
        return page(request, 200, fields).with("Set-Cookie", cookie);
    }

    private Reply logout(Exchange exchange) {
        SessionCookie.token(exchange.request()).ifPresent(accounts::close);
        return Reply.redirect("/login").with("Set-Cookie", SessionCookie.forget(exchange.request()));
    }

    private static Reply page(HttpServletRequest request, int status, Fields fields) {
        Chrome chrome = Chrome.plain(request, Visitor.NOBODY);
        return Reply.html(
                        status,
                        out -> JteloginGenerated.render(
                                out, null, chrome, fields.next(), fields.name(), fields.fault(), fields.typed()))
                .with("Cache-Control", "no-store");
    }
}
