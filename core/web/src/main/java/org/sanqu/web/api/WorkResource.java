package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sanqu.api.form.Period;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.Deadlines;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.Extension;
import org.sanqu.api.work.LateEntry;
import org.sanqu.api.work.Reminded;
import org.sanqu.api.work.WorkItem;
import org.sanqu.api.work.WorkList;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/work}, {@code /api/completeness} and {@code /api/extensions}. */
final class WorkResource {

    record Item(
            String kind,
            String form,
            long organisation,
            Long member,
            String period,
            LocalDateTime until,
            Long id,
            String note) {
        static Item of(WorkItem item) {
            return new Item(
                    item.kind().code(),
                    item.form(),
                    item.organisation(),
                    item.member(),
                    written(item.period()),
                    item.until(),
                    item.id(),
                    item.note());
        }
    }

    record Counted(Completeness total, List<Completeness> parts) {}

    record Owing(
            String form,
            long organisation,
            Long member,
            String period,
            LocalDateTime until,
            boolean extended,
            String state,
            Long submission) {
        static Owing of(Due due) {
            return new Owing(
                    due.form(),
                    due.organisation(),
                    due.member(),
                    written(due.period()),
                    due.until(),
                    due.extended(),
                    due.state().code(),
                    due.submission());
        }
    }

    record More(
            long id,
            String form,
            String period,
            long organisation,
            boolean below,
            LocalDateTime until,
            String reason,
            String account,
            Instant at) {
        static More of(Extension each) {
            return new More(
                    each.id(),
                    each.form(),
                    written(each.period()),
                    each.organisation(),
                    each.below(),
                    each.until(),
                    each.reason(),
                    each.account(),
                    each.at());
        }
    }

    /** More time for an organisation, an id or {@code code:XYZ}; without {@code below} for it alone. */
    record ExtensionRequest(
            String form, String period, JsonNode organisation, Boolean below, String until, String reason) {}

    /** That a superior presses for something. */
    record ReminderRequest(String form, String period, JsonNode organisation, String text) {}

    private final WorkList workList;
    private final Deadlines deadlines;
    private final Places places;

    WorkResource(WorkList workList, Deadlines deadlines, Places places) {
        this.workList = workList;
        this.deadlines = deadlines;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/work", this::list),
                Route.get("/api/work/counts", this::counts),
                Route.get("/api/completeness", this::completeness),
                Route.get("/api/completeness/periods", this::periods),
                Route.get("/api/completeness/dues", this::dues),
                Route.get("/api/completeness/late-entries", this::lateEntries),
                Route.post("/api/completeness/reminders", this::remind),
                Route.get("/api/extensions", this::extensions),
                Route.post("/api/extensions", this::extend));
    }

    private Reply list(Exchange exchange) {
        WorkItem.Kind kind = exchange.query()
                .filled("kind")
                .map(code -> among(WorkItem.Kind.class, "kind", code))
                .orElse(null);
        return Api.json(
                200,
                workList.page(exchange.caller(), kind, Asked.after(exchange), Asked.size(exchange))
                        .map(Item::of));
    }

    private Reply counts(Exchange exchange) {
        Map<String, Long> counts = new TreeMap<>();
        workList.counts(exchange.caller()).forEach((kind, count) -> counts.put(kind.code(), count));
        return Api.json(200, counts);
    }

    private Reply completeness(Exchange exchange) {
        String form = form(exchange);
        Period period = period(exchange);
        long organisation = places.organisation(exchange, LocalDate.now());
        return Api.json(
                200,
                new Counted(
                        deadlines.completeness(exchange.caller(), form, period, organisation),
                        deadlines.parts(exchange.caller(), form, period, organisation)));
    }

    private Reply periods(Exchange exchange) {
        return Api.json(
                200,
                deadlines.periods(exchange.caller(), form(exchange), Asked.size(exchange)).stream()
                        .map(WorkResource::written)
                        .toList());
    }

    private Reply dues(Exchange exchange) {
        Set<Due.State> states = exchange.query().all("state").stream()
                .map(code -> among(Due.State.class, "state", code))
                .collect(Collectors.toSet());
        return Api.json(
                200,
                deadlines
                        .dues(
                                exchange.caller(),
                                form(exchange),
                                period(exchange),
                                places.organisation(exchange, LocalDate.now()),
                                states,
                                Asked.after(exchange),
                                Asked.size(exchange))
                        .map(Owing::of));
    }

    private Reply lateEntries(Exchange exchange) {
        Period range = Required.value("period", period(exchange));
        long organisation = places.organisation(exchange, LocalDate.now());
        List<LateEntry> entries = exchange.query()
                .filled("form")
                .map(form -> deadlines.lateParts(exchange.caller(), form, organisation, range))
                .orElseGet(() -> deadlines.lateEntries(exchange.caller(), organisation, range));
        return Api.json(200, entries);
    }

    private Reply remind(Exchange exchange) throws IOException {
        ReminderRequest request = Api.body(exchange, ReminderRequest.class);
        Reminded reminded = deadlines.remind(
                exchange.caller(),
                Required.text("form", request.form()),
                period(request.period()),
                places.on(exchange, LocalDate.now()).required("organisation", request.organisation()),
                request.text());
        return Api.json(200, reminded);
    }

    private Reply extensions(Exchange exchange) {
        return Api.json(
                200,
                deadlines
                        .extensions(
                                exchange.caller(),
                                form(exchange),
                                period(exchange),
                                places.organisation(exchange, LocalDate.now()))
                        .stream()
                        .map(More::of)
                        .toList());
    }

    private Reply extend(Exchange exchange) throws IOException {
        ExtensionRequest request = Api.body(exchange, ExtensionRequest.class);
        Extension made = deadlines.extend(
                exchange.caller(),
                Required.text("form", request.form()),
                period(request.period()),
                places.on(exchange, LocalDate.now()).required("organisation", request.organisation()),
                Boolean.TRUE.equals(request.below()),
                time(Required.text("until", request.until())),
                request.reason());
        return Api.json(201, More.of(made));
    }

    private static String form(Exchange exchange) {
        return exchange.query().filled("form").orElseThrow(() -> HttpFault.parameter("form"));
    }

    private static Period period(Exchange exchange) {
        return period(exchange.query().filled("period").orElse(null));
    }

    private static Period period(String text) {
        return text == null ? null : Period.parse(text).orElseThrow(() -> HttpFault.parameter("period"));
    }

    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw HttpFault.parameter("until");
        }
    }

    private static <E extends Enum<E>> E among(Class<E> type, String name, String code) {
        try {
            return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw HttpFault.parameter(name);
        }
    }

    private static String written(Period period) {
        return period == null ? null : period.toString();
    }
}
