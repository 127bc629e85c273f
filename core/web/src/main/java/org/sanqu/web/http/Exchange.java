package org.sanqu.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.security.Caller;

/**
 * One request on its way to a page or a resource.
 *
 * @param request what the container gave
 * @param visitor who asks
 * @param path the decoded path
 * @param variables the path's variables by name
 * @param query the parameters of the address
 * @param form the posted form; empty for other bodies
 */
public record Exchange(
        HttpServletRequest request,
        Visitor visitor,
        String path,
        Map<String, String> variables,
        Parameters query,
        Parameters form) {

    /** Who asks; never null behind the login. */
    public Caller caller() {
        return visitor.caller();
    }

    /** The same with another form. */
    public Exchange with(Parameters other) {
        return new Exchange(request, visitor, path, variables, query, other);
    }

    public Locale locale() {
        return Language.of(request);
    }

    public Labels labels() {
        return Labels.in(locale());
    }

    /**
     * The day that is asked about: {@code on} in the address, today without it.
     *
     * @throws HttpFault 400 when it is no day
     */
    public LocalDate on() {
        return query.day("on").orElseGet(LocalDate::now);
    }

    public String variable(String name) {
        return variables.get(name);
    }

    /**
     * A variable of the path that is an id.
     *
     * @throws HttpFault 404 when it is none
     */
    public long id(String name) {
        String text = variable(name);
        if (!text.matches("[0-9]{1,18}")) {
            throw HttpFault.notFound();
        }
        return Long.parseLong(text);
    }
}
