package org.sanqu.web.page.work;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.member.Member;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.Extension;
import org.sanqu.api.work.LateEntry;
import org.sanqu.web.Downloads;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.Told;
import org.sanqu.web.page.sheet.DownloadPage;
import org.sanqu.web.template.work.JtecompletenessGenerated;
import org.sanqu.web.template.work.JtepartGenerated;

/** How complete what an organisation and those below it owe is: forms by periods, then one of them part by part and who is missing. */
public final class CompletenessPage {

    private static final String ADDRESS = "/organisations/{id}/completeness";
    private static final int PERIODS = 4;
    private static final int SIZE = 50;
    private static final int DAYS = 90;
    private static final Set<Due.State> MISSING = EnumSet.of(Due.State.OPEN, Due.State.OVERDUE, Due.State.RETURNED);

    /** A form for a period. */
    public record Cell(String href, String period, Completeness of) {}

    /** A form for its last periods, the latest first. */
    public record Line(String title, List<Cell> cells) {}

    /** How late something is entered. */
    public record Late(String title, LateEntry of) {}

    /**
     * All forms.
     *
     * @param late how late the organisation enters what happened; null where the reader is not told
     */
    public record Overview(List<Line> lines, List<Late> late, int days) {}

    /** A part, or the organisation itself. */
    public record Part(String href, String name, Completeness of) {}

    /** Somebody who owes. */
    public record Owing(String href, String name, String until, String state, boolean extended) {}

    /** More time that was given. */
    public record More(String name, boolean below, String until, String reason, String account) {}

    /**
     * One form for one period.
     *
     * @param total of all
     * @param everybody whether those who are not missing are listed as well
     * @param query what the next page carries on
     * @param presser whether the reader may press
     * @param giver for whom the reader may give more time, by id
     * @param urged what was last said when somebody pressed; null when nobody did
     * @param alert what could not be done; null for nothing
     * @param typed what was typed for it
     */
    public record Detail(
            Form form,
            String title,
            String period,
            Period of,
            Completeness total,
            List<Part> parts,
            List<Owing> owing,
            String next,
            boolean first,
            boolean everybody,
            Map<String, List<String>> query,
            List<More> extensions,
            boolean presser,
            Map<Long, String> giver,
            String urged,
            String alert,
            Parameters typed) {

        /** What its address ends with. */
        public String suffix() {
            return CompletenessPage.suffix(form.id(), of);
        }
    }

    private final Services services;
    private final Frames frames;
    private final Downloads downloads;

    public CompletenessPage(Services services, Frames frames, Downloads downloads) {
        this.services = services;
        this.frames = frames;
        this.downloads = downloads;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ADDRESS, this::show),
                Route.get(ADDRESS + ".xlsx", this::save),
                Route.post(ADDRESS + "/remind", exchange -> tried(exchange, () -> remind(exchange))),
                Route.post(ADDRESS + "/extend", exchange -> tried(exchange, () -> extend(exchange))));
    }

    private static String suffix(String form, Period period) {
        return "?form=" + form + (period == null ? "" : "&period=" + period);
    }

    private Reply show(Exchange exchange) {
        return exchange.query().filled("form").isPresent() ? detail(exchange, 200, null) : overview(exchange);
    }

    private Reply overview(Exchange exchange) {
        long id = exchange.id("id");
        services.access().require(exchange.caller(), Permission.READ, id);
        List<Line> lines = new ArrayList<>();
        for (Form form : services.modules().catalogue().forms()) {
            if (form.cadence() != Cadence.EVENT) {
                Line line = line(exchange, form, id);
                boolean anybody = line.cells().stream()
                        .anyMatch(cell -> cell.of().due() + cell.of().exempt() > 0);
                if (anybody) {
                    lines.add(line);
                }
            }
        }
        Overview view = new Overview(lines, late(exchange, id), DAYS);
        Frame frame = frames.of(exchange, id, "completeness", "");
        return Reply.html(200, out -> JtecompletenessGenerated.render(out, null, frame, view));
    }

    private Line line(Exchange exchange, Form form, long id) {
        List<Cell> cells = new ArrayList<>();
        for (Period period : services.deadlines().periods(exchange.caller(), form.id(), PERIODS)) {
            cells.add(new Cell(
                    Frame.href("completeness", id) + suffix(form.id(), period),
                    Told.period(exchange.labels(), period),
                    services.deadlines().completeness(exchange.caller(), form.id(), period, id)));
        }
        return new Line(form.title(exchange.locale()), cells);
    }

    private List<Late> late(Exchange exchange, long id) {
        LocalDate today = LocalDate.now();
        try {
            return services
                    .deadlines()
                    .lateEntries(exchange.caller(), id, new Period(Period.Kind.RANGE, today.minusDays(DAYS), today))
                    .stream()
                    .map(entry -> new Late(title(exchange, entry.form()), entry))
                    .toList();
        } catch (Refusal notToThisReader) {
            return null;
        }
    }

    private String title(Exchange exchange, String form) {
        return services.modules()
                .catalogue()
                .form(form)
                .map(found -> found.title(exchange.locale()))
                .orElse(form);
    }

    private Form form(Exchange exchange) {
        return services.forms().get(exchange.caller(), exchange.query().text("form"));
    }

    private static Period period(Exchange exchange) {
        return exchange.query()
                .filled("period")
                .map(text -> Period.parse(text).orElseThrow(() -> HttpFault.parameter("period")))
                .orElse(null);
    }

    private Reply detail(Exchange exchange, int status, String alert) {
        long id = exchange.id("id");
        Form form = form(exchange);
        Period period = period(exchange);
        List<Completeness> parts = services.deadlines().parts(exchange.caller(), form.id(), period, id);
        boolean everybody = exchange.query().has("all");
        String after = exchange.query().filled("after").orElse(null);
        Page<Due> dues = services.deadlines()
                .dues(exchange.caller(), form.id(), period, id, everybody ? Set.of() : MISSING, after, SIZE);
        List<Extension> extensions = services.deadlines().extensions(exchange.caller(), form.id(), period, id);
        Map<Long, String> names = Places.names(
                services,
                exchange,
                Stream.of(
                                parts.stream().map(Completeness::organisation),
                                dues.items().stream().map(Due::organisation),
                                extensions.stream().map(Extension::organisation))
                        .flatMap(each -> each));
        if (period != null) {
            // what has closed since was there then
            Places.add(
                    names,
                    services,
                    exchange,
                    dues.items().stream().map(Due::organisation).toList(),
                    period.from());
        }
        Detail detail = new Detail(
                form,
                form.title(exchange.locale()),
                Told.period(exchange.labels(), period),
                period,
                services.deadlines().completeness(exchange.caller(), form.id(), period, id),
                parts(form, period, id, parts, names),
                owing(exchange, dues.items(), names),
                dues.next(),
                after == null,
                everybody,
                exchange.query().values(),
                extensions.stream().map(each -> more(each, names)).toList(),
                services.access().allows(exchange.caller(), Permission.REVIEW, id),
                givers(exchange, id, parts, names),
                services.deadlines().urged(exchange.caller(), form.id(), period, id),
                alert,
                exchange.form());
        Frame frame = frames.of(
                exchange, id, "completeness", suffix(form.id(), period).substring(1));
        return Reply.html(status, out -> JtepartGenerated.render(out, null, frame, detail));
    }

    private static List<Part> parts(
            Form form, Period period, long id, List<Completeness> parts, Map<Long, String> names) {
        return parts.stream()
                .filter(part -> part.due() + part.exempt() > 0)
                .map(part -> new Part(
                        part.organisation() == id
                                ? null
                                : Frame.href("completeness", part.organisation()) + suffix(form.id(), period),
                        names.getOrDefault(part.organisation(), ""),
                        part))
                .toList();
    }

    private List<Owing> owing(Exchange exchange, List<Due> dues, Map<Long, String> names) {
        Set<Long> about =
                dues.stream().map(Due::member).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, String> members = about.isEmpty()
                ? Map.of()
                : services.members().list(exchange.caller(), about, LocalDate.now()).stream()
                        .collect(Collectors.toMap(Member::id, Member::name));
        return dues.stream()
                .map(due -> {
                    String place = names.getOrDefault(due.organisation(), "");
                    String member = due.member() == null ? "" : members.getOrDefault(due.member(), "") + " · ";
                    String href = due.submission() == null
                            ? Frame.href("overview", due.organisation())
                            : "/submissions/" + due.submission();
                    return new Owing(
                            href,
                            member + place,
                            Told.until(due.until()),
                            due.state().code(),
                            due.extended());
                })
                .toList();
    }

    private static More more(Extension each, Map<Long, String> names) {
        return new More(
                names.getOrDefault(each.organisation(), ""),
                each.below(),
                Told.until(each.until()),
                each.reason(),
                each.account());
    }

    /** All below together where the reader reviews here, each part, and the organisation itself for who reviews above it. */
    private Map<Long, String> givers(Exchange exchange, long id, List<Completeness> parts, Map<Long, String> names) {
        if (!services.access().allows(exchange.caller(), Permission.REVIEW, id)) {
            return Map.of();
        }
        return parts.stream()
                .filter(part -> part.organisation() == id || part.due() > 0)
                .collect(Collectors.toMap(
                        Completeness::organisation,
                        part -> names.getOrDefault(part.organisation(), ""),
                        (a, b) -> a,
                        java.util.LinkedHashMap::new));
    }

    private Reply save(Exchange exchange) throws IOException {
        long id = exchange.id("id");
        Form form = form(exchange);
        Period period = period(exchange);
        Labels labels = exchange.labels();
        String name =
                labels.of("completeness.file", form.title(exchange.locale()), period == null ? "" : period.toString());
        Set<Due.State> states = exchange.query().has("all") ? Set.of() : MISSING;
        return downloads.save(
                DownloadPage.wanted(exchange, "completeness", Reply.XLSX, name.strip() + ".xlsx"),
                out -> services.dueSheets()
                        .write(exchange.caller(), form.id(), period, id, states, exchange.locale(), out));
    }

    private Reply tried(Exchange exchange, Supplier<String> act) {
        try {
            return Reply.redirect(act.get());
        } catch (Refusal refusal) {
            boolean told = Set.of(Refusal.Reason.INVALID, Refusal.Reason.FORBIDDEN, Refusal.Reason.TOO_MANY)
                    .contains(refusal.reason());
            if (!told || !services.access().allows(exchange.caller(), Permission.READ, exchange.id("id"))) {
                throw refusal;
            }
            String text = refusal.faults().isEmpty()
                    ? refusal.text().in(exchange.locale())
                    : refusal.faults().get(0).reason().in(exchange.locale());
            return detail(exchange, refusal.reason().status(), text);
        }
    }

    private String remind(Exchange exchange) {
        long id = exchange.id("id");
        String text = exchange.form().filled("text").orElse(null);
        Form form = form(exchange);
        services.deadlines().remind(exchange.caller(), form.id(), period(exchange), id, text);
        return Frame.href("completeness", id) + suffix(form.id(), period(exchange)) + "&notice=reminded";
    }

    private String extend(Exchange exchange) {
        long id = exchange.id("id");
        Form form = form(exchange);
        long whom = exchange.form().id("organisation").orElse(id);
        services.deadlines()
                .extend(
                        exchange.caller(),
                        form.id(),
                        period(exchange),
                        whom,
                        true,
                        until(exchange),
                        exchange.form().text("reason"));
        return Frame.href("completeness", id) + suffix(form.id(), period(exchange)) + "&notice=extended";
    }

    private static LocalDateTime until(Exchange exchange) {
        try {
            return LocalDateTime.parse(exchange.form().text("day") + "T"
                    + exchange.form().filled("time").orElse("23:59"));
        } catch (DateTimeParseException unread) {
            return null;
        }
    }
}
