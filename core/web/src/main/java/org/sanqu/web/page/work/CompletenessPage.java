package org.sanqu.web.page.work;

import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.LateEntry;
import org.sanqu.web.Downloads;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Told;
import org.sanqu.web.template.work.JtecompletenessGenerated;

/** How complete what an organisation and those below it owe is, forms by periods, and how late they enter what happened. */
public final class CompletenessPage {

    static final String ADDRESS = "/organisations/{id}/completeness";
    private static final int PERIODS = 4;

    /** A form for a period. */
    public record Cell(String href, String period, Completeness of) {}

    /** A form for its last periods, the latest first. */
    public record Line(String title, List<Cell> cells) {}

    /**
     * How late something is entered.
     *
     * @param href where it is told part by part; null where the reader is not told
     */
    public record Late(String href, String title, LateEntry of) {}

    /**
     * All forms.
     *
     * @param late how late it is entered what happened; null where the reader is not told
     */
    public record Overview(List<Line> lines, List<Late> late, int days) {}

    private final Services services;
    private final Frames frames;
    private final CompletenessPart part;
    private final CompletenessActs acts;
    private final LatePart late;

    public CompletenessPage(Services services, Frames frames, Downloads downloads) {
        this.services = services;
        this.frames = frames;
        this.part = new CompletenessPart(services, frames);
        this.acts = new CompletenessActs(services, part, downloads);
        this.late = new LatePart(services, frames);
    }

    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(acts.routes());
        routes.add(Route.get(ADDRESS, this::show));
        return routes;
    }

    private Reply show(Exchange exchange) {
        if (exchange.query().filled("late").isPresent()) {
            return late.show(exchange);
        }
        return exchange.query().filled("form").isPresent() ? part.show(exchange, 200, null) : overview(exchange);
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
        Overview view = new Overview(lines, late(exchange, id), LatePart.DAYS);
        Frame frame = frames.of(exchange, id, "completeness", "");
        return Reply.html(200, out -> JtecompletenessGenerated.render(out, null, frame, view));
    }

    private Line line(Exchange exchange, Form form, long id) {
        List<Cell> cells = new ArrayList<>();
        for (Period period : services.deadlines().periods(exchange.caller(), form.id(), PERIODS)) {
            cells.add(new Cell(
                    Frame.href("completeness", id) + CompletenessPart.suffix(form.id(), period),
                    Told.period(exchange.labels(), period),
                    services.deadlines().completeness(exchange.caller(), form.id(), period, id)));
        }
        return new Line(form.title(exchange.locale()), cells);
    }

    private List<Late> late(Exchange exchange, long id) {
        boolean parts = late.isOwn(exchange, id);
        try {
            return services.deadlines().lateEntries(exchange.caller(), id, LatePart.range()).stream()
                    .map(entry -> new Late(
                            parts ? Frame.href("completeness", id) + "?late=" + entry.form() : null,
                            title(exchange, entry.form()),
                            entry))
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
}
