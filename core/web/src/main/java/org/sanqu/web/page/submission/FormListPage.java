package org.sanqu.web.page.submission;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sanqu.api.form.Burden;
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

    /** A form and what it asks. */
    public record Asking(Form form, Burden burden) {}

    /** The forms of one module. */
    public record Section(String title, List<Asking> forms) {}

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
        Map<String, Burden> burdens = services.burdens().of(exchange.caller(), organisation).stream()
                .collect(Collectors.toMap(Burden::form, Function.identity()));
        List<Section> sections = byModule.entrySet().stream()
                .map(each -> new Section(title(each.getKey(), exchange), asking(each.getValue(), burdens)))
                .toList();
        long monthly = Math.round(
                burdens.values().stream().mapToDouble(Burden::monthly).sum());
        Frame frame = frames.of(exchange, organisation, "forms", "");
        boolean recorder = services.access().allows(exchange.caller(), Permission.RECORD, organisation);
        return Reply.html(200, out -> JteformsGenerated.render(out, null, frame, sections, recorder, monthly));
    }

    private static List<Asking> asking(List<Form> forms, Map<String, Burden> burdens) {
        return forms.stream()
                .map(form -> new Asking(form, burdens.getOrDefault(form.id(), new Burden(form.id(), 0, 0, 0))))
                .toList();
    }

    private String title(String module, Exchange exchange) {
        Module found = services.modules().catalogue().modules().get(module);
        return found == null ? module : found.title(exchange.locale());
    }
}
