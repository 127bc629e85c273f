package org.sanqu.web.page.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Form;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.form.Loose;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.form.JtedraftsGenerated;

/** What the reader has begun and not submitted, also where a form has gone away meanwhile. */
public final class DraftsPage {

    /**
     * A draft.
     *
     * @param href where it goes on; null when its form is not there
     * @param lines what was typed, for one that cannot go on
     */
    public record Line(
            long id, String title, String organisation, String told, String href, Map<String, String> lines) {}

    private final Services services;

    public DraftsPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/drafts", this::list), Route.post("/drafts/{id}/discard", this::discard));
    }

    private Reply list(Exchange exchange) {
        List<Draft> drafts = services.drafts().places(exchange.caller());
        Map<Long, String> names = services
                .tree()
                .list(
                        exchange.caller(),
                        drafts.stream().map(Draft::organisation).collect(Collectors.toSet()),
                        LocalDate.now())
                .stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::name));
        List<Line> lines = drafts.stream()
                .map(draft -> line(exchange, draft, names.getOrDefault(draft.organisation(), "")))
                .toList();
        Chrome chrome = Chrome.of(exchange, "drafts", services.access());
        return Reply.html(200, out -> JtedraftsGenerated.render(out, null, chrome, lines));
    }

    private Line line(Exchange exchange, Draft draft, String organisation) {
        Optional<Form> form = services.modules().catalogue().form(draft.form());
        return new Line(
                draft.id(),
                form.map(there -> there.title(exchange.locale())).orElse(draft.form()),
                organisation,
                Moments.told(exchange.labels(), draft),
                form.isPresent() ? href(draft) : null,
                form.isPresent() ? Map.of() : lines(exchange, draft));
    }

    /** What was typed into a form that is not there any more. */
    private Map<String, String> lines(Exchange exchange, Draft draft) {
        return services.drafts()
                .find(
                        exchange.caller(),
                        draft.form(),
                        draft.organisation(),
                        draft.member(),
                        draft.period(),
                        draft.submission())
                .map(whole -> Loose.lines(whole.data()))
                .orElse(Map.of());
    }

    private static String href(Draft draft) {
        if (draft.submission() != null) {
            return "/submissions/" + draft.submission() + "/edit?draft=" + draft.id();
        }
        String member = draft.member() == null ? "" : "&member=" + draft.member();
        return "/organisations/" + draft.organisation() + "/forms/" + draft.form() + "?draft=" + draft.id() + member;
    }

    private Reply discard(Exchange exchange) {
        services.drafts().discard(exchange.caller(), exchange.id("id"));
        return Reply.redirect("/drafts?notice=draft-discarded");
    }
}
