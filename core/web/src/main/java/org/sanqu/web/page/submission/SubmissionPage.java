package org.sanqu.web.page.submission;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
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
import org.sanqu.web.page.form.KnownReferents;
import org.sanqu.web.template.submission.JteshowGenerated;

/** One submission, shown and printed in the form version that it was filled in. */
public final class SubmissionPage {

    /**
     * What is shown.
     *
     * @param member the name of the member it is about; null for none
     * @param entered when, to the minute
     * @param warnings what looks wrong and may yet be right
     * @param editable whether the reader may change it
     */
    public record View(
            Chrome chrome,
            String title,
            Submission submission,
            Organisation organisation,
            String member,
            String entered,
            List<Field> fields,
            List<String> warnings,
            boolean editable) {}

    private final Services services;

    public SubmissionPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/submissions/{id}", this::show));
    }

    private Reply show(Exchange exchange) {
        Submission submission = services.submissions().get(exchange.caller(), exchange.id("id"));
        long organisation = submission.organisation();
        Form form = services.forms().version(exchange.caller(), submission.formVersion());
        KnownReferents referents = new KnownReferents(services, exchange.caller(), organisation);
        Long member = submission.member();
        View view = new View(
                Chrome.of(exchange, "organisations", services.access()),
                form.title(exchange.locale()),
                submission,
                services.tree().get(exchange.caller(), organisation, LocalDate.now()),
                member == null ? null : referents.name(Kind.MEMBER, member).orElse(member.toString()),
                minute(submission),
                new Fields(form, exchange.labels(), referents, Map.of(), Map.of()).of(submission.data()),
                services
                        .forms()
                        .judge(
                                exchange.caller(),
                                form,
                                new Entry(form.id(), organisation, member, submission.period(), submission.data()))
                        .warnings()
                        .stream()
                        .map(warning -> warning.reason().in(exchange.locale()))
                        .toList(),
                editable(exchange, submission));
        return Reply.html(200, out -> JteshowGenerated.render(out, null, view));
    }

    /** A form that is not installed any more can be read only. */
    private boolean editable(Exchange exchange, Submission submission) {
        return services.access().allows(exchange.caller(), Permission.RECORD, submission.organisation())
                && services.modules().catalogue().form(submission.form()).isPresent();
    }

    static String minute(Submission submission) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .format(submission.enteredAt().atZone(ZoneId.systemDefault()));
    }
}
