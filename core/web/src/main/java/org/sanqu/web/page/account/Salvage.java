package org.sanqu.web.page.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.sanqu.web.form.Loose;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Language;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Visitor;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.ErrorPage;
import org.sanqu.web.template.JtesalvageGenerated;

/** Tells a fault without losing what was typed into a form of a module. */
public final class Salvage {

    /**
     * What is told.
     *
     * @param next where it is tried again
     * @param files the names of the files that did not come along; may be empty
     * @param lines what was typed: the names of the fields, what they said
     */
    public record View(
            Chrome chrome, ErrorPage.View fault, String next, String typed, String files, Map<String, String> lines) {}

    private Salvage() {}

    /** The page for a fault; with what was typed unless it is a part of a page that asks. */
    public static Reply of(Throwable wrong, HttpServletRequest request, Visitor visitor, Parameters form) {
        boolean part = request.getHeader("HX-Request") != null;
        try {
            Optional<String> typed = part ? Optional.empty() : Carried.of(request, form);
            return typed.isPresent()
                    ? carrying(wrong, request, visitor, form, typed.get())
                    : ErrorPage.of(wrong, request, visitor);
        } catch (HttpFault unreadable) {
            return ErrorPage.of(wrong, request, visitor);
        }
    }

    private static Reply carrying(
            Throwable wrong, HttpServletRequest request, Visitor visitor, Parameters form, String typed) {
        ErrorPage.View fault = ErrorPage.view(wrong, Labels.in(Language.of(request)));
        if (form.text("_keep").equals("auto")) {
            return said(stale(wrong) ? 401 : fault.status(), null, fault.text());
        }
        if (visitor.caller() == null) {
            return LoginPage.again(request, fault.status(), fault.text(), form, typed);
        }
        if (!Carried.by(typed).equals(visitor.caller().account())) {
            return LoginPage.other(request, typed);
        }
        View view = new View(
                Chrome.plain(request, visitor),
                fault,
                LoginPage.next(request),
                typed,
                Carried.files(typed),
                Loose.lines(Loose.of(Parameters.posted(typed))));
        return Reply.html(fault.status(), out -> JtesalvageGenerated.render(out, null, view))
                .with("Cache-Control", "no-store");
    }

    /** Whether the page is of a session that is over. */
    private static boolean stale(Throwable wrong) {
        return wrong instanceof HttpFault fault && fault.label().equals("error.csrf");
    }

    /** What the browser is told of what it kept by itself; the draft may be null. */
    public static Reply said(int status, Long draft, String text) {
        var json = JsonNodeFactory.instance.objectNode().put("said", text);
        if (draft != null) {
            json.put("draft", draft);
        }
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        return new Reply(status, "application/json", body, Map.of());
    }
}
