package org.sanqu.web.page.organisation;

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
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Lifetime;
import org.sanqu.web.page.Standpoint;
import org.sanqu.web.template.organisation.JtehistoryGenerated;
import org.sanqu.web.template.organisation.JtestruckGenerated;

/** What happened to an organisation, the latest first. */
public final class HistoryPage {

    private static final int SHOWN = 50;
    private static final int MOST_BELOW = 500;
    private static final int BRIEF = 12;
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
     * @param below whether it only concerns what is directly below
     * @param correction where the reader can correct it; null when they may not or it was corrected
     * @param corrects what it corrects itself; null for nothing, or for what is not in this history
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
            boolean below,
            String correction,
            Link corrects) {

        /** Whether it did so little to others that nobody needs to unfold it; what was founded below is named anyway. */
        public boolean brief() {
            boolean founding = below && event.kind().equals("found");
            return !founding
                    && others.stream().mapToInt(each -> each.lines().size()).sum() <= BRIEF;
        }
    }

    /**
     * What happened, as far as it is listed.
     *
     * @param all whether nothing is left out
     * @param own whether only what concerns the organisation itself is listed
     * @param branching whether anything happened below it
     * @param full whether only the latest are known
     */
    public record View(List<Story> stories, boolean all, boolean own, boolean branching, boolean full) {}

    /** An organisation on the day on which it is to be looked at. */
    public record Link(String name, String href) {}

    private final Services services;
    private final Frames frames;

    public HistoryPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        return List.of(Route.get("/organisations/{id}/history", this::show));
    }

    private Reply show(Exchange exchange) {
        long id = exchange.id("id");
        List<OrganisationEvent> events = services.history().of(exchange.caller(), id);
        if (!events.isEmpty() && Lifetime.never(events, id)) {
            return struck(exchange, id, events);
        }
        Frame frame = frames.of(exchange, id, "history", "");
        List<OrganisationEvent> whole = services.history().below(exchange.caller(), id);
        boolean own = exchange.query().has("own");
        List<OrganisationEvent> listed = own ? events : whole;
        boolean all = listed.size() <= SHOWN || exchange.query().has("all");
        List<Story> stories = listed.stream()
                .limit(all ? Long.MAX_VALUE : SHOWN)
                .map(event -> story(exchange, id, event, listed))
                .toList();
        View view = new View(stories, all, own, whole.size() > events.size(), !own && whole.size() >= MOST_BELOW);
        return Reply.html(200, out -> JtehistoryGenerated.render(out, null, frame, view));
    }

    /** An organisation that was founded by mistake and never was; its trace stays. */
    private Reply struck(Exchange exchange, long id, List<OrganisationEvent> events) {
        Chrome chrome = Chrome.of(exchange, "organisations", services.access());
        Names names = new Names(exchange.labels());
        events.forEach(event -> event.effects().forEach(names::add));
        List<Story> stories =
                events.stream().map(event -> story(exchange, id, event, events)).toList();
        return Reply.html(200, out -> JtestruckGenerated.render(out, null, chrome, names.of(id), stories));
    }

    private Story story(Exchange exchange, long id, OrganisationEvent event, List<OrganisationEvent> listed) {
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
                !concerns(event, id),
                maintainer && event.withdraws() == null && event.withdrawnBy() == null
                        ? Standpoint.of(exchange).at("/organisations/" + id + "/withdraw?event=" + event.id())
                        : null,
                listed.stream()
                        .filter(each -> event.withdraws() != null && each.id() == event.withdraws())
                        .map(each -> corrected(exchange.labels(), each))
                        .findFirst()
                        .orElse(null));
    }

    private static Link corrected(Labels labels, OrganisationEvent event) {
        String what = labels.code("event", event.kind());
        return new Link(
                labels.of("history.corrects-which", event.effectiveOn().toString(), what), "#event-" + event.id());
    }

    private static boolean concerns(OrganisationEvent event, long organisation) {
        return event.from().contains(organisation)
                || event.into().contains(organisation)
                || event.effects().stream().anyMatch(effect -> effect.organisation() == organisation);
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
        names.trace(services, exchange.caller(), ids);
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
