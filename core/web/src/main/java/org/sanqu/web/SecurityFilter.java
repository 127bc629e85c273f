package org.sanqu.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Session;
import org.sanqu.web.api.Problem;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Language;
import org.sanqu.web.http.Origin;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.SessionCookie;
import org.sanqu.web.http.Visitor;
import org.sanqu.web.page.ErrorPage;
import org.sanqu.web.page.account.Carried;
import org.sanqu.web.page.account.LoginPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands at the door: finds out who asks, turns away whoever has not logged in and whatever another site sent, and gives every
 * answer the headers that keep a browser safe.
 */
@Component(service = Filter.class)
@ServiceRanking(Integer.MAX_VALUE)
@HttpWhiteboardFilterPattern("/*")
public final class SecurityFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(SecurityFilter.class);

    private final transient Accounts accounts;

    @Activate
    public SecurityFilter(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        harden(response);
        Optional<Reply> turnedAway = enter(request);
        if (turnedAway.isPresent()) {
            turnedAway.get().send(response, request.getMethod().equals("HEAD"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Reply> enter(HttpServletRequest request) {
        String path = path(request);
        boolean api = path.equals("/api") || path.startsWith("/api/");
        try {
            if (Origin.changes(request) && Origin.foreign(request)) {
                throw HttpFault.of(403, "error.foreign");
            }
            Visitor visitor = identify(request, path, api);
            visitor.enter(request);
            if (visitor.caller() == null && !open(path)) {
                return Optional.of(api ? Problem.unauthenticated(request) : login(request));
            }
            if (api && visitor.session() != null && Origin.changes(request)) {
                Origin.require(visitor.session(), request.getHeader("X-CSRF-Token"));
            }
            return Optional.empty();
        } catch (Refusal | HttpFault fault) {
            return Optional.of(told(fault, request, api));
        } catch (IOException unreadable) {
            return Optional.of(told(HttpFault.of(400, "error.body"), request, api));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {} was not let in", request.getMethod(), request.getRequestURI(), e);
            return Optional.of(told(e, request, api));
        }
    }

    private static Reply told(Throwable wrong, HttpServletRequest request, boolean api) {
        Labels labels = Labels.in(Language.of(request));
        return api ? Problem.of(wrong, labels) : ErrorPage.of(wrong, request, Visitor.NOBODY);
    }

    private Visitor identify(HttpServletRequest request, String path, boolean api) {
        if (path.equals("/health") || path.startsWith("/assets/")) {
            return Visitor.NOBODY;
        }
        String authorization = request.getHeader("Authorization");
        if (api && authorization != null) {
            return basic(request, authorization);
        }
        Optional<Session> session = SessionCookie.token(request).flatMap(accounts::resume);
        return session.map(found -> new Visitor(found.caller(), found)).orElse(Visitor.NOBODY);
    }

    private Visitor basic(HttpServletRequest request, String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Visitor.NOBODY;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0 || pair.indexOf('\0') >= 0) {
                return Visitor.NOBODY;
            }
            return new Visitor(
                    accounts.authenticate(pair.substring(0, colon), pair.substring(colon + 1), request.getRemoteAddr()),
                    null);
        } catch (IllegalArgumentException notBase64) {
            throw HttpFault.of(400, "error.encoding");
        }
    }

    private static boolean open(String path) {
        return path.equals("/health") || path.equals("/login") || path.startsWith("/assets/");
    }

    private static Reply login(HttpServletRequest request) throws IOException {
        boolean reading = !Origin.changes(request);
        boolean part = request.getHeader("HX-Request") != null;
        Optional<String> typed = reading || part ? Optional.empty() : Carried.read(request);
        if (typed.isPresent()) {
            return LoginPage.carrying(request, typed.get());
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String next = reading ? request.getRequestURI() + query : "/";
        String location =
                next.equals("/") ? "/login" : "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        if (part) {
            return Reply.redirect("/login").withStatus(401).with("HX-Redirect", "/login");
        }
        return Reply.redirect(location).with("Cache-Control", "no-store");
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    private static void harden(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
        response.addHeader(
                "Content-Security-Policy",
                "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    }
}
