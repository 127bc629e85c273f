package org.sanqu.web.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sanqu.api.form.Form;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.Modules;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/modules}. */
final class ModulesResource {

    /** A module that was found, with what it serves. */
    record View(
            String id,
            String title,
            String serving,
            String refused,
            String waiting,
            String owner,
            List<Problem.At> faults,
            List<String> forms,
            List<String> metrics) {}

    private final Modules modules;

    ModulesResource(Modules modules) {
        this.modules = modules;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/modules", this::list));
    }

    private Reply list(Exchange exchange) {
        Catalogue catalogue = modules.catalogue();
        return Api.json(
                200,
                modules.statuses(exchange.caller()).stream()
                        .map(status -> view(status, catalogue, exchange.locale()))
                        .toList());
    }

    private static View view(ModuleStatus status, Catalogue catalogue, Locale locale) {
        Optional<Module> module = Optional.ofNullable(catalogue.modules().get(status.id()));
        return new View(
                status.id(),
                module.map(it -> it.title(locale)).orElse(status.title()),
                status.serving(),
                status.refused(),
                status.waiting(),
                status.owner().code(),
                Problem.At.list(status.faults(), locale),
                module.map(it -> it.forms().stream().map(Form::id).toList()).orElse(List.of()),
                module.map(it -> it.metrics().stream().map(Metric::id).toList()).orElse(List.of()));
    }
}
