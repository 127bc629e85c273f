package org.sanqu.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.sanqu.api.Refusal;
import org.sanqu.web.api.Api;
import org.sanqu.web.api.Media;
import org.sanqu.web.api.Problem;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Language;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Router;
import org.sanqu.web.http.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /api}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/*")
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);

    private final transient Router router;

    @Activate
    public ApiServlet(@Reference Services services) {
        router = new Router(Api.routes(services));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reply reply = answer(request).with("Cache-Control", "no-store");
        if (reply.status() >= HttpServletResponse.SC_BAD_REQUEST) {
            Body.leave(request, response);
        }
        reply.send(response, request.getMethod().equals("HEAD"));
    }

    private Reply answer(HttpServletRequest request) {
        Labels labels = Labels.in(Language.of(request));
        try {
            Visitor visitor = Visitor.of(request);
            if (visitor.caller() == null) {
                return Problem.unauthenticated(request);
            }
            String path = request.getRequestURI();
            Router.Match match = router.find(request.getMethod(), path);
            Media.negotiate(request, match.route());
            Parameters query = Parameters.parse(request.getQueryString());
            return match.route()
                    .action()
                    .answer(new Exchange(request, visitor, path, match.variables(), query, Parameters.NONE));
        } catch (Refusal | HttpFault fault) {
            return Problem.of(fault, labels);
        } catch (IOException unreadable) {
            return Problem.of(HttpFault.of(400, "error.body"), labels);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            return Problem.of(e, labels);
        }
    }
}
