package org.sanqu.web.page.submission;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Kind;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.form.KnownReferents;
import org.sanqu.web.page.review.Past;
import org.sanqu.web.template.submission.JteshowGenerated;

/** One submission, shown and printed in the form version that it was filled in, with what was said and done about it. */
public final class SubmissionPage {

    /**
     * What is shown.
     *
     * @param member the name of the member it is about; null for none
     * @param awaits who has to agree next; null for nobody
     * @param entered when, to the minute
     * @param late how many days behind the event or the deadline it was first submitted; 0 for in time
     * @param warnings what looks wrong and may yet be right
     * @param acts what the reader may do: agree, give-back, reopen, revise, void
     * @param recorder whether the reader fills in forms here
     * @param large whether it is too large to be changed in a browser
     * @param past what was said and done, the latest first
     */
    public record View(
            Chrome chrome,
            String title,
            Submission submission,
            Organisation organisation,
            String member,
            String awaits,
            String entered,
            long late,
            List<Field> fields,
            List<String> warnings,
            List<String> acts,
            boolean recorder,
            boolean large,
            List<Past> past) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        /** Whether the reader may do something. */
        public boolean may(String act) {
            return acts.contains(act);
        }

        /** Why it was given back, opened again or declared void; empty when nobody said. */
        public String reason() {
            return past.stream()
                    .flatMap(each -> {
                        int count = each.decisions().size();
                        return count == 0
                                ? Stream.empty()
                                : Stream.of(each.decisions().get(count - 1).reason());
                    })
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
        }
    }

    private final Services services;

    public SubmissionPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/submissions/{id}", this::show));
    }

    private Reply show(Exchange exchange) {
        Submission submission = services.submissions().get(exchange.caller(), exchange.id("id"));
        Organisation whose = new Whose(services, exchange.caller(), submission).organisation();
        Form form = services.forms().version(exchange.caller(), submission.formVersion());
        KnownReferents referents = new KnownReferents(services, exchange.caller(), whose.id());
        Long member = submission.member();
        long keeper = services.submissions().keeper(exchange.caller(), submission);
        boolean recorder = services.access().allows(exchange.caller(), Permission.RECORD, keeper);
        List<Field> fields = new Fields(form, exchange.labels(), referents, Map.of(), Map.of()).of(submission.data());
        List<String> acts = acts(exchange, submission, recorder);
        boolean large = Fields.boxes(fields) > Fields.MOST && acts.remove("revise");
        View view = new View(
                Chrome.of(exchange, "organisations", services.access()),
                form.title(exchange.locale()),
                submission,
                whose,
                member == null ? null : referents.name(Kind.MEMBER, member).orElse(member.toString()),
                awaits(exchange, submission),
                minute(submission),
                late(form, submission),
                fields,
                warnings(exchange, form, whose, submission),
                acts,
                recorder,
                large,
                Past.of(services, exchange, submission.id()));
        return Reply.html(200, out -> JteshowGenerated.render(out, null, view));
    }

    /** Whom it awaits; one that the reader may not see is only called the superior. */
    private String awaits(Exchange exchange, Submission submission) {
        Long awaits = submission.awaits();
        return awaits == null
                ? null
                : Places.names(services, exchange, Stream.of(awaits))
                        .getOrDefault(awaits, exchange.labels().of("review.superior"));
    }

    /** Told, never a bar: days behind the event, or behind the day on which it was due. What was imported has its own time. */
    private static long late(Form form, Submission submission) {
        if (submission.batch() != null) {
            return 0;
        }
        LocalDate due = form.dueAt() != null
                ? form.dueAt().toLocalDate()
                : submission.period() == null
                        ? submission.day()
                        : submission.period().to().plusDays(form.dueDays());
        LocalDate entered =
                submission.submittedAt().atZone(ZoneId.systemDefault()).toLocalDate();
        return Math.max(0, ChronoUnit.DAYS.between(due, entered));
    }

    private List<String> warnings(Exchange exchange, Form form, Organisation whose, Submission submission) {
        Entry entry = new Entry(form.id(), whose.id(), submission.member(), submission.period(), submission.data());
        return services.forms().judge(exchange.caller(), form, entry).warnings().stream()
                .map(warning -> warning.reason().in(exchange.locale()))
                .toList();
    }

    /** A form that is not installed any more can be read, decided about and declared void only. */
    private List<String> acts(Exchange exchange, Submission submission, boolean recorder) {
        List<String> acts = new ArrayList<>(services.reviews().possible(exchange.caller(), submission));
        SubmissionState state = submission.state();
        if (recorder && (state == SubmissionState.SUBMITTED || state == SubmissionState.RETURNED)) {
            acts.add("void");
            if (services.modules().catalogue().form(submission.form()).isPresent()) {
                acts.add("revise");
            }
        }
        return acts;
    }

    static String minute(Submission submission) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .format(submission.enteredAt().atZone(ZoneId.systemDefault()));
    }
}
