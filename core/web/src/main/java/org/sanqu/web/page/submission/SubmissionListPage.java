package org.sanqu.web.page.submission;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sanqu.api.Page;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.template.organisation.JtesubmissionsGenerated;

/** What an organisation and those below it filled in, the newest first. */
public final class SubmissionListPage {

    private static final int SIZE = 50;

    /** A line of the list. */
    public record Line(
            long id,
            String form,
            String organisation,
            String member,
            LocalDate day,
            String period,
            String state,
            String entered,
            String by) {}

    /**
     * The list.
     *
     * @param forms what can be chosen
     * @param period the period as it was typed
     * @param understood whether it is one
     */
    public record View(
            Page<Line> lines, List<Option> forms, String form, String period, boolean understood, boolean first) {}

    private final Services services;
    private final Frames frames;

    public SubmissionListPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        return List.of(Route.get("/organisations/{id}/submissions", this::list));
    }

    private Reply list(Exchange exchange) {
        long organisation = exchange.id("id");
        String form = exchange.query().text("form");
        String written = exchange.query().text("period");
        Period period = Period.parse(written).orElse(null);
        String after = exchange.query().filled("after").orElse(null);
        Page<Submission> page = services.submissions()
                .page(
                        exchange.caller(),
                        new SubmissionQuery(organisation, form.isEmpty() ? null : form, period, after, SIZE));
        View view = new View(
                lines(exchange, page),
                forms(exchange, form),
                form,
                written,
                written.isEmpty() || period != null,
                after == null);
        Frame frame = frames.of(exchange, organisation, "submissions", "");
        return Reply.html(200, out -> JtesubmissionsGenerated.render(out, null, frame, view));
    }

    private List<Option> forms(Exchange exchange, String chosen) {
        return services.modules().catalogue().forms().stream()
                .map(form -> new Option(
                        form.id(), form.title(exchange.locale()), form.id().equals(chosen)))
                .toList();
    }

    private Page<Line> lines(Exchange exchange, Page<Submission> page) {
        LocalDate today = LocalDate.now();
        Collection<Long> organisations = ids(page, Submission::organisation);
        Map<Long, String> places = services.tree().list(exchange.caller(), organisations, today).stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::shortName));
        Map<Long, String> members =
                services.members().list(exchange.caller(), ids(page, Submission::member), today).stream()
                        .collect(Collectors.toMap(Member::id, Member::name));
        return page.map(submission -> new Line(
                submission.id(),
                services.modules()
                        .catalogue()
                        .form(submission.form())
                        .or(() -> archived(exchange, submission))
                        .map(form -> title(form, exchange))
                        .orElse(submission.form()),
                places.getOrDefault(submission.organisation(), ""),
                submission.member() == null ? "" : members.getOrDefault(submission.member(), ""),
                submission.day(),
                submission.period() == null ? "" : submission.period().toString(),
                submission.state().code(),
                SubmissionPage.minute(submission),
                submission.enteredBy()));
    }

    /** The version it was filled in, when its module is away. */
    private Optional<Form> archived(Exchange exchange, Submission submission) {
        return Optional.of(services.forms().version(exchange.caller(), submission.formVersion()));
    }

    private static String title(Form form, Exchange exchange) {
        return form.title(exchange.locale());
    }

    private static Collection<Long> ids(Page<Submission> page, Function<Submission, Long> id) {
        return page.items().stream()
                .map(id)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
