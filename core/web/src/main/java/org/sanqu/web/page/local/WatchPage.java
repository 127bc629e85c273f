package org.sanqu.web.page.local;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.local.LocalTally;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.Reminded;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.work.ReminderWords;
import org.sanqu.web.template.local.JtewatchGenerated;

/** How the answers to a table come in: who has answered, who has not, what they come to. */
public final class WatchPage {

    private static final String ADDRESS = "/local-forms/{id}";
    private static final int LISTED = 200;
    private static final Set<Due.State> THERE = Set.of(Due.State.DONE, Due.State.LATE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /**
     * How it stands.
     *
     * @param part the part whose organisations are listed; null for all
     * @param missing the first of those who have not answered
     * @param answered the first of those who have
     * @param moreMissing how many more have not
     * @param moreAnswered how many more have
     * @param names of organisations
     * @param maker whether the reader may change and close it
     * @param reviewer whether the reader may press and give more time
     * @param reminded whom a reminder met; empty for nothing
     * @param alert what hindered an act; null for nothing
     * @param typed what was typed for it
     * @param longer until when everybody has more time; null where not everybody has
     */
    public record View(
            Chrome chrome,
            Organisation organisation,
            LocalForm form,
            LocalTally tally,
            Matrix sums,
            Long part,
            List<Due> missing,
            List<Due> answered,
            int moreMissing,
            int moreAnswered,
            Map<Long, String> names,
            boolean maker,
            boolean reviewer,
            String reminded,
            String alert,
            Parameters typed,
            LocalDateTime longer) {

        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        public String name(long organisation) {
            return names.getOrDefault(organisation, t("local.unseen"));
        }

        public boolean running() {
            return form.state() == State.SENT;
        }

        public String minute(LocalDateTime time) {
            return time.format(MINUTE);
        }

        public int notAnswered() {
            return tally.total().asked() - tally.total().answered();
        }

        /** How one stands, in words; nobody is waited for any more when the table is closed. */
        public String standing(Due due) {
            boolean waited = running() || due.state() != Due.State.OPEN;
            return t(waited ? "local.due." + due.state().code() : "local.missing");
        }

        /** The mark of a state. */
        public String badge(Due due) {
            return switch (due.state()) {
                case DONE -> "good";
                case OVERDUE, LATE, RETURNED -> "bad";
                default -> "tag";
            };
        }

        /** The address of all answers as a workbook. */
        public String workbook() {
            return "/local-forms/" + form.id() + "/answers.xlsx";
        }
    }

    private final Services services;

    public WatchPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ADDRESS, exchange -> show(exchange, 200, null)),
                Route.post(ADDRESS + "/close", exchange -> tried(exchange, () -> close(exchange))),
                Route.post(ADDRESS + "/copy", exchange -> tried(exchange, () -> copy(exchange))),
                Route.post(ADDRESS + "/delete", exchange -> tried(exchange, () -> delete(exchange))),
                Route.post(ADDRESS + "/remind", exchange -> tried(exchange, () -> remind(exchange))),
                Route.post(ADDRESS + "/extend", exchange -> tried(exchange, () -> extend(exchange))),
                Route.get(ADDRESS + "/module.zip", this::files));
    }

    private static String here(Exchange exchange) {
        return "/local-forms/" + exchange.id("id");
    }

    private Reply tried(Exchange exchange, Supplier<String> act) {
        try {
            return Reply.redirect(act.get());
        } catch (Refusal refusal) {
            boolean told = Set.of(Refusal.Reason.INVALID, Refusal.Reason.CONFLICT, Refusal.Reason.TOO_MANY)
                    .contains(refusal.reason());
            if (!told) {
                throw refusal;
            }
            String text = refusal.faults().isEmpty()
                    ? refusal.text().in(exchange.locale())
                    : refusal.faults().get(0).reason().in(exchange.locale());
            return show(exchange, refusal.reason().status(), text);
        }
    }

    private String close(Exchange exchange) {
        services.localForms().close(exchange.caller(), exchange.id("id"), Revisions.of(exchange));
        return here(exchange) + "?notice=local-closed";
    }

    private String copy(Exchange exchange) {
        LocalForm copy = services.localForms().copy(exchange.caller(), exchange.id("id"));
        return "/local-forms/" + copy.id() + "/edit?notice=local-copied";
    }

    private String delete(Exchange exchange) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        services.localForms().delete(exchange.caller(), form.id(), Revisions.of(exchange));
        return "/organisations/" + form.organisation() + "/local-forms?notice=local-deleted";
    }

    private String remind(Exchange exchange) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        String text = exchange.form().filled("text").orElse(null);
        Reminded met = services.deadlines().remind(exchange.caller(), form.form(), null, form.organisation(), text);
        return here(exchange) + "?" + ReminderWords.parameter(met);
    }

    private String extend(Exchange exchange) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        long organisation = exchange.form().id("organisation").orElse(form.organisation());
        services.deadlines()
                .extend(
                        exchange.caller(),
                        form.form(),
                        null,
                        organisation,
                        organisation == form.organisation(),
                        until(exchange),
                        exchange.form().text("reason"));
        return here(exchange) + "?notice=local-extended";
    }

    /** Null for what is no time, which the service tells. */
    private static LocalDateTime until(Exchange exchange) {
        try {
            return LocalDateTime.parse(exchange.form().text("day") + "T"
                    + exchange.form().filled("time").orElse("17:00"));
        } catch (DateTimeParseException unread) {
            return null;
        }
    }

    private Reply files(Exchange exchange) throws IOException {
        String module = exchange.query().filled("module").orElse("local-f" + exchange.id("id"));
        return Reply.file("application/zip", module + ".zip", out -> services.localForms()
                .files(exchange.caller(), exchange.id("id"), module, out));
    }

    private Reply show(Exchange exchange, int status, String alert) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        if (form.state() == State.DRAFT) {
            return Reply.redirect(here(exchange) + "/edit");
        }
        Long part = exchange.query().id("part").orElse(null);
        LocalTally tally = services.localAnswers().tally(exchange.caller(), form.id());
        List<Due> all = services.localAnswers().dues(exchange.caller(), form.id());
        List<Due> dues = all.stream()
                .filter(due -> part == null || isBelow(part, due.organisation()))
                .toList();
        List<Due> missing =
                dues.stream().filter(due -> !THERE.contains(due.state())).toList();
        List<Due> answered =
                dues.stream().filter(due -> THERE.contains(due.state())).toList();
        List<Due> firstMissing = missing.stream().limit(LISTED).toList();
        List<Due> firstAnswered = answered.stream().limit(LISTED).toList();
        Map<Long, String> names = Places.names(
                services,
                exchange,
                Stream.concat(
                        Stream.concat(firstMissing.stream(), firstAnswered.stream())
                                .map(Due::organisation),
                        tally.parts().stream().map(LocalTally.Part::organisation)));
        View view = new View(
                Chrome.of(exchange, "local", services.access()),
                Revisions.organisation(services, exchange, form),
                form,
                tally,
                Matrix.of(tally, names, exchange.labels()),
                part,
                firstMissing,
                firstAnswered,
                missing.size() - firstMissing.size(),
                answered.size() - firstAnswered.size(),
                names,
                services.localForms().maker(exchange.caller(), form.organisation()),
                services.access().allows(exchange.caller(), Permission.REVIEW, form.organisation()),
                ReminderWords.said(exchange),
                alert,
                exchange.form(),
                longer(form, all));
        return Reply.html(status, out -> JtewatchGenerated.render(out, null, view));
    }

    /** The latest time that everybody has who is asked; null when that is what the form says. */
    static LocalDateTime longer(LocalForm form, List<Due> dues) {
        return dues.stream()
                .filter(due -> due.state() != Due.State.EXEMPT)
                .map(Due::until)
                .min(Comparator.naturalOrder())
                .filter(until -> until.isAfter(form.content().due()))
                .orElse(null);
    }

    private boolean isBelow(long above, long organisation) {
        Hierarchy tree = services.hierarchies().current(Hierarchy.FORMAL);
        int top = tree.ordinal(above);
        int one = tree.ordinal(organisation);
        return top >= 0 && one >= 0 && tree.contains(top, one);
    }
}
