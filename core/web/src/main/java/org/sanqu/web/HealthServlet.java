package org.sanqu.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.sanqu.api.platform.Startup;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Language;
import org.sanqu.web.http.Reply;

/**
 * Tells whether people can work: 200 when the start is complete and pages and API are served, 503 and the stage before.
 *
 * <p>It needs nothing itself, so it answers from the first moment, at {@code /health} and wherever nobody else does yet.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/health", "/"})
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile Startup startup;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(component.name=org.sanqu.web.PageServlet)")
    private transient volatile Servlet pages;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(component.name=org.sanqu.web.ApiServlet)")
    private transient volatile Servlet api;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Startup now = startup;
        boolean served = now != null && pages != null && api != null;
        boolean ready = served && now.complete() && request.getRequestURI().equals("/health");
        ObjectNode status = JsonNodeFactory.instance.objectNode().put("status", ready ? "ready" : "starting");
        if (!ready) {
            var locale = Language.of(request);
            status.put(
                    "stage",
                    now == null || now.complete()
                            ? Labels.in(locale).of("error.starting")
                            : now.stage().in(locale));
        }
        Map<String, String> headers = ready ? Map.of() : Map.of("Retry-After", "1");
        byte[] body = status.toString().getBytes(StandardCharsets.UTF_8);
        new Reply(ready ? 200 : 503, "application/json; charset=utf-8", body, headers)
                .with("Cache-Control", "no-store")
                .send(response, false);
    }
}
