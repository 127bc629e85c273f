package org.sanqu.web.page.submission;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sanqu.api.form.Form;
import org.sanqu.api.module.Module;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.template.organisation.JteformsGenerated;

/** The forms that an organisation fills in, by module. */
public final class FormListPage {

    /** The forms of one module. */
    public record Section(String title, List<Form> forms) {}

    private final Services services;
    private final Frames frames;

    public FormListPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        return List.of(Route.get("/organisations/{id}/forms", this::list));
    }

    private Reply list(Exchange exchange) {
        long organisation = exchange.id("id");
        Map<String, List<Form>> byModule = services.forms().applicable(exchange.caller(), organisation).stream()
                .collect(Collectors.groupingBy(Form::module, TreeMap::new, Collectors.toList()));
        List<Section> sections = byModule.entrySet().stream()
                .map(each -> new Section(title(each.getKey(), exchange), each.getValue()))
                .toList();
        Frame frame = frames.of(exchange, organisation, "forms", "");
        boolean recorder = services.access().allows(exchange.caller(), Permission.RECORD, organisation);
        return Reply.html(200, out -> JteformsGenerated.render(out, null, frame, sections, recorder));
    }

    private String title(String module, Exchange exchange) {
        Module found = services.modules().catalogue().modules().get(module);
        return found == null ? module : found.title(exchange.locale());
    }
}
