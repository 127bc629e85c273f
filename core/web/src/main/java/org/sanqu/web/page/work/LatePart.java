package org.sanqu.web.page.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.LateEntry;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Places;
import org.sanqu.web.template.work.JtelateGenerated;

/** How late one form is entered, part by part in the order of the tree. */
public final class LatePart {

    /** So many days back it is told. */
    static final int DAYS = 90;

    /** A part; without an address it is the organisation itself. */
    public record Part(String href, String name, LateEntry of) {}

    /** One form. */
    public record View(String title, List<Part> parts, int days) {}

    private final Services services;
    private final Frames frames;

    LatePart(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    static Period range() {
        LocalDate today = LocalDate.now();
        return new Period(Period.Kind.RANGE, today.minusDays(DAYS), today);
    }

    /** Whether the reader has a grant on the organisation itself, and so is told part by part. */
    boolean isOwn(Exchange exchange, long id) {
        return services.access().tops(exchange.caller(), Permission.READ).contains(id)
                || services.access().grants(exchange.caller()).stream()
                        .anyMatch(grant -> grant.organisation() != null
                                && grant.organisation() == id
                                && Permission.READ.givenBy(grant.role()));
    }

    Reply show(Exchange exchange) {
        long id = exchange.id("id");
        Form form = services.forms().get(exchange.caller(), exchange.query().text("late"));
        List<LateEntry> entries = services.deadlines().lateParts(exchange.caller(), form.id(), id, range());
        Map<Long, String> names =
                Places.names(services, exchange, entries.stream().map(LateEntry::organisation));
        List<Part> parts = entries.stream()
                .map(entry -> new Part(
                        entry.organisation() == id ? null : Frame.href("completeness", entry.organisation()),
                        names.getOrDefault(entry.organisation(), ""),
                        entry))
                .toList();
        View view = new View(form.title(exchange.locale()), parts, DAYS);
        Frame frame = frames.of(exchange, id, "completeness", "");
        return Reply.html(200, out -> JtelateGenerated.render(out, null, frame, view));
    }
}
