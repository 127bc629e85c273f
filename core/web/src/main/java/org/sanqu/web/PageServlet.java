package org.sanqu.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;
import org.sanqu.api.work.WorkItem;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Origin;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Router;
import org.sanqu.web.http.SessionCookie;
import org.sanqu.web.http.Upload;
import org.sanqu.web.http.Visitor;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Pages;
import org.sanqu.web.page.account.Carried;
import org.sanqu.web.page.account.LoginPage;
import org.sanqu.web.page.account.Salvage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the pages. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
@MultipartParts(maxFileCount = Parameters.MOST)
@HttpWhiteboardServletMultipart(
        enabled = true,
        maxFileSize = Upload.LARGEST,
        maxRequestSize = Upload.LARGEST,
        fileSizeThreshold = 1 << 13)
public final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(PageServlet.class);

    private final transient Router router;
    private final transient Services services;

    @Activate
    public PageServlet(@Reference Services services, @Reference Downloads downloads) {
        this.services = services;
        router = new Router(Pages.routes(services, downloads));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visitor visitor = Visitor.NOBODY;
        Parameters form = Parameters.NONE;
        Reply reply;
        try {
            visitor = Visitor.of(request);
            Router.Match match = router.find(request.getMethod(), request.getRequestURI());
            form = form(request, visitor);
            reply = answer(request, visitor, match, form);
        } catch (Refusal | HttpFault fault) {
            reply = Salvage.of(fault, request, visitor, form);
        } catch (IOException unreadable) {
            reply = Salvage.of(HttpFault.of(400, "error.body"), request, visitor, form);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            reply = Salvage.of(e, request, visitor, form);
        }
        if (reply.status() >= HttpServletResponse.SC_BAD_REQUEST) {
            Body.leave(request, response);
        }
        reply.with("Cache-Control", "no-store")
                .send(response, request.getMethod().equals("HEAD"));
    }

    private long waiting(Caller caller) {
        try {
            return services.workList().counts(caller).entrySet().stream()
                    .filter(each -> each.getKey() != WorkItem.Kind.DRAFT)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        } catch (RuntimeException e) {
            // a page is worth more than the number in its navigation
            LOG.warn("what waits for {} could not be counted", caller.account(), e);
            return 0;
        }
    }

    /** What was posted; whoever has not logged in may post no more than what a login carries. */
    private static Parameters form(HttpServletRequest request, Visitor visitor) throws IOException {
        if (!Origin.changes(request)) {
            return Parameters.NONE;
        }
        if (!Body.type(request).equals("multipart/form-data")) {
            return Body.form(request);
        }
        if (visitor.caller() == null && !Carried.small(request)) {
            throw Body.tooLarge(Carried.MOST);
        }
        return Carried.typed(request);
    }

    private Reply answer(HttpServletRequest request, Visitor visitor, Router.Match match, Parameters form)
            throws IOException {
        String path = request.getRequestURI();
        boolean login = match.route().pattern().equals("/login");
        if (visitor.caller() == null && !login) {
            return Reply.redirect("/login").with("Set-Cookie", SessionCookie.forget(request));
        }
        Parameters query = Parameters.parse(request.getQueryString());
        if (Origin.changes(request) && !login) {
            Optional<Reply> old = outlived(request, visitor, form);
            if (old.isPresent()) {
                return old.get();
            }
        }
        if (visitor.caller() != null && !login) {
            request.setAttribute(Chrome.WAITING, (LongSupplier) () -> waiting(visitor.caller()));
        }
        Exchange exchange = new Exchange(request, visitor, path, match.variables(), query, form);
        return match.route().action().answer(exchange);
    }

    /** A form of a module from a session that is over goes on in this one, when it is the same person's; nothing else does. */
    private static Optional<Reply> outlived(HttpServletRequest request, Visitor visitor, Parameters form) {
        try {
            Origin.require(visitor.session(), token(request, form));
            return Optional.empty();
        } catch (HttpFault stale) {
            boolean theirs = visitor.session() != null
                    && form.text(Carried.BY).equals(visitor.caller().account());
            boolean part = request.getHeader("HX-Request") != null;
            if (!theirs || part || form.text("_keep").equals("auto")) {
                throw stale;
            }
            String next = LoginPage.next(request);
            return Carried.of(request, form).map(typed -> LoginPage.resume(request, visitor, next, typed));
        }
    }

    /** The token stands in a header or in the form. */
    private static String token(HttpServletRequest request, Parameters form) {
        String header = request.getHeader("X-CSRF-Token");
        return header != null ? header : form.get("_csrf");
    }
}
