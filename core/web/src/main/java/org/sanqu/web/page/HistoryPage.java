package org.sanqu.web.page;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.template.organisation.JtehistoryGenerated;

/** What happened to an organisation, the latest first. */
public final class HistoryPage {

    private static final int SHOWN = 50;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /**
     * An event as it is told.
     *
     * @param own what it did to this organisation
     * @param others what it did to others
     * @param from those that it began with, other than this one
     * @param into those that it ended with, other than this one
     * @param approvedBy who approved it; null for nobody
     * @param enteredAt to the minute
     * @param ahead whether it takes effect only later
     * @param correctable whether the reader may correct it
     */
    public record Story(
            OrganisationEvent event,
            List<Effects.Line> own,
            List<Effects.Group> others,
            List<Link> from,
            List<Link> into,
            String approvedBy,
            String enteredAt,
            boolean ahead,
            boolean correctable) {}

    /** An organisation on the day on which it is to be looked at. */
    public record Link(String name, String href) {}

    private final Services services;
    private final Frames frames;

    HistoryPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    List<Route> routes() {
        return List.of(Route.get("/organisations/{id}/history", this::show));
    }

    private Reply show(Exchange exchange) {
        Frame frame = frames.of(exchange, exchange.id("id"), "history", "");
        List<OrganisationEvent> events =
                services.history().of(exchange.caller(), frame.organisation().id());
        boolean all = events.size() <= SHOWN || exchange.query().has("all");
        List<Story> stories = events.stream()
                .limit(all ? Long.MAX_VALUE : SHOWN)
                .map(event -> story(exchange, frame, event))
                .toList();
        return Reply.html(200, out -> JtehistoryGenerated.render(out, null, frame, stories, all));
    }

    private Story story(Exchange exchange, Frame frame, OrganisationEvent event) {
        long id = frame.organisation().id();
        Names names = names(exchange, event);
        Effects effects = new Effects(exchange.labels(), names);
        Map<Boolean, List<Effect>> parts =
                event.effects().stream().collect(Collectors.partitioningBy(effect -> effect.organisation() == id));
        LocalDate before = event.effectiveOn().minusDays(1);
        boolean maintainer = services.access().allows(exchange.caller(), Permission.MAINTAIN, id);
        boolean ahead = event.effectiveOn().isAfter(LocalDate.now());
        return new Story(
                event,
                effects.lines(parts.get(true)),
                effects.groups(parts.get(false)),
                links(event.from(), id, names, ahead ? LocalDate.now() : before),
                links(event.into(), id, names, ahead ? LocalDate.now() : event.effectiveOn()),
                event.approvedBy() == null ? null : names.of(event.approvedBy()),
                MINUTE.format(event.enteredAt().atZone(ZoneId.systemDefault())),
                ahead,
                maintainer && event.withdraws() == null && event.withdrawnBy() == null);
    }

    private Names names(Exchange exchange, OrganisationEvent event) {
        Set<Long> ids = new HashSet<>(event.from());
        ids.addAll(event.into());
        Effects.organisations(event.effects()).forEach(ids::add);
        if (event.approvedBy() != null) {
            ids.add(event.approvedBy());
        }
        Names names = new Names(exchange.labels());
        for (LocalDate day : List.of(event.effectiveOn(), event.effectiveOn().minusDays(1), LocalDate.now())) {
            names.add(services.tree(), exchange.caller(), ids, day);
        }
        event.effects().forEach(names::add);
        return names;
    }

    private static List<Link> links(List<Long> ids, long self, Names names, LocalDate day) {
        return ids.stream()
                .filter(id -> id != self)
                .map(id -> new Link(
                        names.of(id),
                        Standpoint.join(Frame.href("overview", id), day.equals(LocalDate.now()) ? "" : "on=" + day)))
                .toList();
    }
}
