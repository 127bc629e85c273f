package org.sanqu.web.page.module;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sanqu.api.form.Burden;
import org.sanqu.api.form.Editions;
import org.sanqu.api.form.Form;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.ModuleUpdate;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.JtemodulesGenerated;

/** The modules that were found, what they serve, and why one was refused. */
public final class ModulesPage {

    /** A fault and its place. */
    public record Fault(String at, String text) {}

    /** How far the submissions of a form have come on their way to its edition. */
    public record Migration(String title, Editions.Progress progress, List<UpdatePage.Failing> failing) {}

    /** A module. */
    public record View(
            String title,
            ModuleStatus status,
            List<String> forms,
            List<String> metrics,
            List<Fault> faults,
            List<Migration> migrations,
            List<ModuleUpdate.Kept> kept,
            boolean decides,
            List<String> asking,
            List<Fault> again) {

        public boolean running() {
            return migrations.stream()
                    .anyMatch(migration -> migration.progress().running());
        }
    }

    private final Services services;

    public ModulesPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/modules", this::list));
    }

    private Reply list(Exchange exchange) {
        Catalogue catalogue = services.modules().catalogue();
        List<View> views = services.modules().statuses(exchange.caller()).stream()
                .map(status -> view(exchange, status, catalogue))
                .toList();
        Chrome chrome = Chrome.of(exchange, "modules", services.access());
        return Reply.html(200, out -> JtemodulesGenerated.render(out, null, chrome, views));
    }

    private View view(Exchange exchange, ModuleStatus status, Catalogue catalogue) {
        Locale locale = exchange.locale();
        boolean manages = UpdatePage.manages(services, exchange);
        Optional<Module> module = Optional.ofNullable(catalogue.modules().get(status.id()));
        List<Form> forms = module.map(Module::forms).orElse(List.of());
        List<Metric> metrics = module.map(Module::metrics).orElse(List.of());
        return new View(
                module.map(it -> it.title(locale)).orElse(status.title()),
                status,
                forms.stream().map(form -> form.title(locale)).toList(),
                metrics.stream().map(metric -> metric.title(locale)).toList(),
                status.faults().stream()
                        .map(fault -> new Fault(fault.at(), fault.reason().in(locale)))
                        .toList(),
                manages ? migrations(exchange, status.id(), catalogue) : List.of(),
                manages ? services.updates().kept(exchange.caller(), status.id()) : List.of(),
                manages,
                asking(exchange, forms),
                again(exchange, status.id()));
    }

    /** What each form asks of one that fills it in. */
    private List<String> asking(Exchange exchange, List<Form> forms) {
        Map<String, Burden> burdens = services.burdens().all(exchange.caller()).stream()
                .collect(Collectors.toMap(Burden::form, Function.identity()));
        Labels labels = Labels.in(exchange.locale());
        return forms.stream()
                .filter(form -> burdens.containsKey(form.id()))
                .map(form -> labels.of(
                        "modules.asking",
                        form.title(exchange.locale()),
                        burdens.get(form.id()).fields(),
                        Math.round(burdens.get(form.id()).monthly() * 10) / 10.0))
                .toList();
    }

    /** What the module asks that is known already. */
    private List<Fault> again(Exchange exchange, String module) {
        return services.burdens().askedAgain(exchange.caller()).stream()
                .filter(again -> again.form().startsWith(module + "/"))
                .map(again -> new Fault(
                        again.form() + "#" + again.field(), again.advice().in(exchange.locale())))
                .toList();
    }

    private List<Migration> migrations(Exchange exchange, String module, Catalogue catalogue) {
        return services.editions().progress(exchange.caller(), module).stream()
                .map(progress -> new Migration(
                        catalogue
                                .form(progress.form())
                                .map(form -> form.title(exchange.locale()))
                                .orElse(progress.form()),
                        progress,
                        UpdatePage.failing(progress.failing(), exchange.locale())))
                .toList();
    }
}
