package org.sanqu.web.page.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormDifference;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.module.ModuleUpdate;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Option;
import org.sanqu.web.form.Referents;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.module.JteupdateGenerated;

/** What a version of a module that waits would do to the data on hand, and whether somebody agrees. */
public final class UpdatePage {

    private static final String ADDRESS = "/modules/{module}/update";

    /** What becomes of one submission, in words; only what differs. */
    public record Example(long submission, List<Field> before, List<Field> after) {}

    /** A submission that cannot follow. */
    public record Failing(long submission, List<String> reasons) {}

    /** A difference between two versions. */
    public record Difference(String text, String at, String state) {}

    /** One form of the update. */
    public record Part(
            String title,
            FormUpdate update,
            List<Difference> differences,
            List<Example> examples,
            List<Failing> failing) {}

    /** What is shown. */
    public record View(Chrome chrome, String title, ModuleUpdate update, List<Part> parts) {}

    private final Services services;

    public UpdatePage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ADDRESS, this::show),
                Route.post(ADDRESS, this::decide),
                Route.post("/modules/{module}/back", this::goBack));
    }

    private Reply show(Exchange exchange) {
        ModuleUpdate update = services.updates().get(exchange.caller(), exchange.variable("module"));
        List<Part> parts =
                update.forms().stream().map(form -> part(exchange, form)).toList();
        Chrome chrome = Chrome.of(exchange, "modules", services.access());
        View view = new View(chrome, update.title(), update, parts);
        return Reply.html(200, out -> JteupdateGenerated.render(out, null, view));
    }

    private Part part(Exchange exchange, FormUpdate form) {
        Form newest = form.after() == null ? form.before() : form.after();
        return new Part(
                newest.title(exchange.locale()),
                form,
                form.differences().stream()
                        .map(one -> new Difference(one.text().in(exchange.locale()), one.at(), state(one)))
                        .toList(),
                form.examples().stream()
                        .map(example -> example(exchange, form, example))
                        .toList(),
                failing(form.failing(), exchange.locale()));
    }

    private static String state(FormDifference difference) {
        if (difference.doubtful()) {
            return "doubtful";
        }
        return difference.compatible() ? "compatible" : "incompatible";
    }

    static List<Failing> failing(List<FormUpdate.Failing> failing, Locale locale) {
        return failing.stream()
                .map(one -> new Failing(
                        one.submission(),
                        one.faults().stream()
                                .map(fault -> fault.reason().in(locale))
                                .toList()))
                .toList();
    }

    private static Example example(Exchange exchange, FormUpdate form, FormUpdate.Example example) {
        List<Field> before = fields(exchange, form.before(), example.before());
        List<Field> after = fields(exchange, form.after(), example.after());
        return new Example(example.submission(), changed(before, after), changed(after, before));
    }

    private static List<Field> fields(Exchange exchange, Form form, JsonNode data) {
        return new Fields(form, exchange.labels(), new Unnamed(), Map.of(), Map.of()).of(data);
    }

    /** The fields that say something and do not stand likewise on the other side. */
    private static List<Field> changed(List<Field> fields, List<Field> others) {
        Predicate<Field> same = field -> others.stream()
                .anyMatch(other -> other.pointer().equals(field.pointer())
                        && other.title().equals(field.title())
                        && said(other).equals(said(field)));
        return fields.stream()
                .filter(field -> !said(field).isEmpty() && !same.test(field))
                .toList();
    }

    private static List<String> said(Field field) {
        return field.all()
                .flatMap(one -> Stream.of(one.title(), one.shown()))
                .filter(text -> field.all().anyMatch(one -> !one.shown().isEmpty()))
                .toList();
    }

    private Reply decide(Exchange exchange) {
        String module = exchange.variable("module");
        String hash = hash(exchange);
        boolean agreed = exchange.form().filled("act").filter("confirm"::equals).isPresent();
        if (agreed) {
            services.updates().confirm(exchange.caller(), module, hash);
        } else {
            services.updates().reject(exchange.caller(), module, hash);
        }
        return Reply.redirect("/modules?notice=" + (agreed ? "update-confirmed" : "update-rejected"));
    }

    private Reply goBack(Exchange exchange) {
        String module = exchange.variable("module");
        boolean waits = services.updates().goBack(exchange.caller(), module, hash(exchange));
        return Reply.redirect(waits ? "/modules/" + module + "/update" : "/modules?notice=update-confirmed");
    }

    private static String hash(Exchange exchange) {
        return exchange.form().filled("hash").orElseThrow(() -> HttpFault.parameter("hash"));
    }

    /** Whether the caller is one who decides. */
    static boolean manages(Services services, Exchange exchange) {
        return services.access().allows(exchange.caller(), Permission.MANAGE_MODULES);
    }

    /** Says nothing of whom data refers to: who manages modules need not know. */
    private static final class Unnamed implements Referents {

        @Override
        public Optional<String> name(Kind kind, long id) {
            return Optional.of(String.valueOf(id));
        }

        @Override
        public List<Option> find(Kind kind, String text) {
            return List.of();
        }
    }
}
