package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.form.Editions;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.ModuleUpdate;
import org.sanqu.api.module.Modules;
import org.sanqu.api.module.Updates;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/modules/{module}/update}. */
final class UpdatesResource {

    private static final String ADDRESS = "/api/modules/{module}/update";

    /** What is decided about the content with a hash. */
    record Decision(String act, String hash) {}

    /** How a module stands. */
    record Standing(String module, String serving, Waiting waiting, List<Kept> kept, List<Migration> migrations) {}

    /** The version that waits. */
    record Waiting(String version, String hash, boolean complete, List<Part> forms) {}

    /** What it does to one form; null editions where a form comes or goes. */
    record Part(
            String form,
            Integer from,
            Integer to,
            long submissions,
            long touched,
            long ahead,
            long examined,
            boolean complete,
            List<Difference> differences,
            List<Example> examples,
            List<Failing> failing,
            long failures) {}

    /** One way in which it differs. */
    record Difference(String at, String message, boolean compatible) {}

    /** What becomes of one submission. */
    record Example(long submission, JsonNode before, JsonNode after) {}

    /** One that cannot be read in the edition. */
    record Failing(long submission, List<Problem.At> faults) {}

    /** A version from before. */
    record Kept(String version, String hash, Instant until) {}

    /** How far a form's submissions have come. */
    record Migration(
            String form, int edition, long done, long all, boolean running, List<Failing> failing, long failures) {}

    private final Modules modules;
    private final Updates updates;
    private final Editions editions;

    UpdatesResource(Modules modules, Updates updates, Editions editions) {
        this.modules = modules;
        this.updates = updates;
        this.editions = editions;
    }

    List<Route> routes() {
        return List.of(Route.get(ADDRESS, this::get), Route.post(ADDRESS, this::decide));
    }

    private Reply get(Exchange exchange) {
        String module = exchange.variable("module");
        Locale locale = exchange.locale();
        List<Kept> kept = updates.kept(exchange.caller(), module).stream()
                .map(one -> new Kept(one.version(), one.hash(), one.until()))
                .toList();
        boolean waits = modules.statuses(exchange.caller()).stream()
                .filter(status -> status.id().equals(module))
                .map(ModuleStatus::waiting)
                .anyMatch(version -> version != null);
        Module served = modules.catalogue().modules().get(module);
        Waiting waiting = waits ? waiting(updates.get(exchange.caller(), module), locale) : null;
        List<Migration> migrations = editions.progress(exchange.caller(), module).stream()
                .map(one -> migration(one, locale))
                .toList();
        return Api.json(200, new Standing(module, served == null ? null : served.version(), waiting, kept, migrations));
    }

    private static Waiting waiting(ModuleUpdate update, Locale locale) {
        return new Waiting(
                update.version(),
                update.hash(),
                update.complete(),
                update.forms().stream().map(form -> part(form, locale)).toList());
    }

    private static Part part(FormUpdate form, Locale locale) {
        return new Part(
                form.form(),
                edition(form.before()),
                edition(form.after()),
                form.submissions(),
                form.touched(),
                form.ahead(),
                form.examined(),
                form.complete(),
                form.differences().stream()
                        .map(one -> new Difference(one.at(), one.text().in(locale), one.compatible()))
                        .toList(),
                form.examples().stream()
                        .map(one -> new Example(one.submission(), one.before(), one.after()))
                        .toList(),
                failing(form.failing(), locale),
                form.failures());
    }

    private static Integer edition(Form form) {
        return form == null ? null : (Integer) form.edition();
    }

    private static List<Failing> failing(List<FormUpdate.Failing> failing, Locale locale) {
        return failing.stream()
                .map(one -> new Failing(one.submission(), Problem.At.list(one.faults(), locale)))
                .toList();
    }

    private static Migration migration(Editions.Progress progress, Locale locale) {
        return new Migration(
                progress.form(),
                progress.edition(),
                progress.done(),
                progress.all(),
                progress.running(),
                failing(progress.failing(), locale),
                progress.failures());
    }

    private Reply decide(Exchange exchange) throws IOException {
        Decision decision = Api.body(exchange, Decision.class);
        if (decision.hash() == null) {
            throw HttpFault.parameter("hash");
        }
        String module = exchange.variable("module");
        switch (decision.act() == null ? "" : decision.act()) {
            case "confirm" -> updates.confirm(exchange.caller(), module, decision.hash());
            case "reject" -> updates.reject(exchange.caller(), module, decision.hash());
            case "back" -> updates.goBack(exchange.caller(), module, decision.hash());
            default -> throw HttpFault.parameter("act");
        }
        return get(exchange);
    }
}
