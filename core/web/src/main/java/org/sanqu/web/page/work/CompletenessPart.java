package org.sanqu.web.page.work;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Page;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.member.Member;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.Extension;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.Told;
import org.sanqu.web.template.work.JtepartGenerated;

/** One form for one period: how complete it is part by part, who is missing, and where more time was given. */
public final class CompletenessPart {

    static final Set<Due.State> MISSING = EnumSet.of(Due.State.OPEN, Due.State.OVERDUE, Due.State.RETURNED);
    private static final int SIZE = 50;

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
     * @param reminded what was just done about those who are missing; empty for nothing
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
            String reminded,
            String alert,
            Parameters typed) {

        /** What its address ends with. */
        public String suffix() {
            return CompletenessPart.suffix(form.id(), of);
        }
    }

    private final Services services;
    private final Frames frames;

    CompletenessPart(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    static String suffix(String form, Period period) {
        return "?form=" + form + (period == null ? "" : "&period=" + period);
    }

    Form form(Exchange exchange) {
        return services.forms().get(exchange.caller(), exchange.query().text("form"));
    }

    static Period period(Exchange exchange) {
        return exchange.query()
                .filled("period")
                .map(text -> Period.parse(text).orElseThrow(() -> HttpFault.parameter("period")))
                .orElse(null);
    }

    Reply show(Exchange exchange, int status, String alert) {
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
                carried(exchange),
                extensions.stream().map(each -> more(each, names)).toList(),
                services.access().allows(exchange.caller(), Permission.REVIEW, id),
                givers(exchange, id, parts, names),
                services.deadlines().urged(exchange.caller(), form.id(), period, id),
                ReminderWords.said(exchange),
                alert,
                exchange.form());
        Frame frame = frames.of(
                exchange, id, "completeness", suffix(form.id(), period).substring(1));
        return Reply.html(status, out -> JtepartGenerated.render(out, null, frame, detail));
    }

    /** What was just done is told once. */
    private static Map<String, List<String>> carried(Exchange exchange) {
        Map<String, List<String>> query = new LinkedHashMap<>(exchange.query().values());
        query.remove("reminded");
        return query;
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
                        LinkedHashMap::new));
    }
}
