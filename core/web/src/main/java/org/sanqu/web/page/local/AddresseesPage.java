package org.sanqu.web.page.local;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Sectors;
import org.sanqu.web.template.local.JteaddresseesGenerated;

/** Whom a table is sent to, chosen on the tree, and by when it is due. */
public final class AddresseesPage {

    private static final String ADDRESS = "/local-forms/{id}/addressees";
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    /** A tree of so many is drawn whole. */
    private static final int WHOLE = 300;

    /** So many are shown without opening anything. */
    private static final int FEW = 20;

    private static final List<OrganisationType> BRANCHES =
            List.of(OrganisationType.BRANCH, OrganisationType.JOINT_BRANCH, OrganisationType.TEMPORARY_BRANCH);
    private static final List<OrganisationType> TYPES = List.of(
            OrganisationType.BRANCH,
            OrganisationType.JOINT_BRANCH,
            OrganisationType.TEMPORARY_BRANCH,
            OrganisationType.GENERAL_BRANCH,
            OrganisationType.COMMITTEE,
            OrganisationType.COMPREHENSIVE_COMMITTEE,
            OrganisationType.WORKING_COMMITTEE,
            OrganisationType.FUNCTIONAL,
            OrganisationType.GROUP);

    /**
     * What is chosen.
     *
     * @param types all below of these types
     * @param sectors all below of these sectors
     * @param tree the tree, as far as it is drawn
     * @param carried those that are chosen and not drawn
     * @param opened those whose branches were opened
     * @param when the deadline's choice: {@code today}, {@code tomorrow}, {@code own}, or empty
     * @param day the day of an own one, as it was typed
     * @param time the hour of an own one, as it was typed
     * @param late whether it is too late for today
     */
    public record View(
            Chrome chrome,
            Organisation organisation,
            LocalForm form,
            List<Option> types,
            List<Option> sectors,
            List<Branch> tree,
            Set<Long> carried,
            Set<Long> opened,
            String when,
            String day,
            String time,
            boolean late,
            String revision,
            Trouble trouble) {

        /** Whether somebody else has changed it since the writer saw it. */
        public boolean overtaken() {
            return trouble.overtaken(form, revision);
        }

        public boolean sent() {
            return form.state() == State.SENT;
        }

        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }
    }

    /**
     * An organisation on the tree.
     *
     * @param opened whether what is below is shown at once
     * @param more how many are below it and not drawn
     */
    public record Branch(Organisation organisation, boolean chosen, boolean opened, int more, List<Branch> below) {

        /** Whether it or anything below it is chosen. */
        boolean leads() {
            return chosen || below.stream().anyMatch(Branch::leads);
        }
    }

    /** What was typed. */
    private record Typed(Addressees addressees, Set<Long> opened, String when, String day, String time) {}

    private final Services services;

    public AddresseesPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get(ADDRESS, this::show), Route.post(ADDRESS, this::sent));
    }

    private Reply show(Exchange exchange) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        if (form.state() == State.CLOSED) {
            return Reply.redirect("/local-forms/" + form.id());
        }
        LocalDateTime due = form.content().due();
        Typed typed = new Typed(
                form.content().addressees(),
                Set.of(),
                due == null ? "" : "own",
                due == null ? "" : due.toLocalDate().toString(),
                due == null ? "" : due.toLocalTime().toString());
        return page(exchange, form, typed, String.valueOf(form.revision()), Trouble.NONE);
    }

    private Reply sent(Exchange exchange) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        Parameters sent = exchange.form();
        Typed typed = typed(sent);
        String revision = Revisions.seen(sent);
        if (sent.has("_open") || sent.text(Draught.ACT).equals("branches")) {
            return page(exchange, form, pressed(typed, sent), revision, Trouble.NONE);
        }
        Map<String, List<String>> faults = new LinkedHashMap<>();
        LocalDateTime due = form.state() == State.SENT ? form.content().due() : due(typed, exchange.labels(), faults);
        LocalContent content = new LocalContent(
                form.content().title(), form.content().note(), form.content().fields(), typed.addressees(), due);
        boolean back = sent.text(Draught.ACT).equals("back");
        try {
            if (!back) {
                faults.putAll(told(exchange, form, content, faults));
            }
            if (!faults.isEmpty()) {
                return page(exchange, form, typed, revision, new Trouble(422, null, faults));
            }
            services.localForms().keep(exchange.caller(), form.id(), Revisions.number(revision), content);
        } catch (Refusal refusal) {
            return page(exchange, form, typed, revision, Trouble.of(refusal, exchange.locale()));
        }
        String here = "/local-forms/" + form.id();
        return Reply.redirect(
                back ? here + "/edit" : form.state() == State.SENT ? here + "?notice=local-changed" : here + "/send");
    }

    /** What is wrong with whom and when, as far as it was not told yet. */
    private Map<String, List<String>> told(
            Exchange exchange, LocalForm form, LocalContent content, Map<String, List<String>> known) {
        List<Fault> faults = services.localForms().ready(exchange.caller(), form.id(), content).faults().stream()
                .filter(fault ->
                        fault.at().equals("/addressees") || fault.at().equals("/due") && !known.containsKey("/due"))
                .toList();
        return Trouble.texts(faults, exchange.locale());
    }

    private static Typed typed(Parameters sent) {
        Set<OrganisationType> types = new HashSet<>();
        for (String code : sent.all("type")) {
            OrganisationType type = OrganisationType.of(code);
            if (type == null) {
                throw HttpFault.parameter("type");
            }
            types.add(type);
        }
        Set<String> sectors = sent.all("sector").stream()
                .filter(sector -> sector.matches("[a-z][a-z0-9-]{0,63}"))
                .collect(Collectors.toSet());
        return new Typed(
                new Addressees(ids(sent, "to"), types, sectors),
                ids(sent, "open"),
                when(sent),
                sent.text("day"),
                sent.text("time"));
    }

    /** A day that was typed is the deadline, whatever was chosen before it. */
    static String when(Parameters sent) {
        String day = sent.text("day");
        boolean typed = !day.isEmpty() && !day.equals(sent.text("_day"));
        return typed || !day.isEmpty() && sent.text("when").isEmpty() ? "own" : sent.text("when");
    }

    private static Set<Long> ids(Parameters sent, String name) {
        return sent.all(name).stream().map(text -> Parameters.id(name, text)).collect(Collectors.toSet());
    }

    private static Typed pressed(Typed typed, Parameters sent) {
        Set<Long> opened = new LinkedHashSet<>(typed.opened());
        sent.id("_open").ifPresent(opened::add);
        Addressees addressees = typed.addressees();
        if (sent.text(Draught.ACT).equals("branches")) {
            Set<OrganisationType> types = new HashSet<>(addressees.types());
            types.addAll(BRANCHES);
            addressees = new Addressees(addressees.organisations(), types, addressees.sectors());
        }
        return new Typed(addressees, opened, typed.when(), typed.day(), typed.time());
    }

    private static LocalDateTime due(Typed typed, Labels labels, Map<String, List<String>> faults) {
        LocalDate today = LocalDate.now();
        try {
            return switch (typed.when()) {
                case "today" -> today.atTime(EVENING);
                case "tomorrow" -> today.plusDays(1).atTime(EVENING);
                case "own" ->
                    typed.day().isEmpty()
                            ? null
                            : LocalDate.parse(typed.day())
                                    .atTime(typed.time().isEmpty() ? EVENING : LocalTime.parse(typed.time()));
                default -> null;
            };
        } catch (DateTimeParseException unread) {
            faults.put("/due", List.of(labels.of("local.not-a-time")));
            return null;
        }
    }

    private Reply page(Exchange exchange, LocalForm form, Typed typed, String revision, Trouble trouble) {
        Addressees chosen = typed.addressees();
        Hierarchy hierarchy = services.hierarchies().current(Hierarchy.FORMAL);
        Set<Long> drawn = new HashSet<>();
        boolean whole = below(hierarchy, form.organisation()) <= WHOLE;
        long top = form.organisation();
        List<Branch> tree =
                branches(drawn(exchange, hierarchy, top, typed, whole), hierarchy, top, typed, whole, drawn);
        Set<Long> carried = new HashSet<>(chosen.organisations());
        carried.removeAll(drawn);
        Labels labels = exchange.labels();
        View view = new View(
                Chrome.of(exchange, "local", services.access()),
                Revisions.organisation(services, exchange, form),
                form,
                TYPES.stream()
                        .map(type -> new Option(
                                type.code(),
                                labels.code("type", type.code()),
                                chosen.types().contains(type)))
                        .toList(),
                Sectors.known(labels).stream()
                        .map(sector -> new Option(
                                sector,
                                labels.code("sector", sector),
                                chosen.sectors().contains(sector)))
                        .toList(),
                tree,
                carried,
                typed.opened(),
                typed.when(),
                typed.day(),
                typed.time(),
                !LocalTime.now().isBefore(EVENING),
                revision,
                trouble);
        return Reply.html(trouble.status(), out -> JteaddresseesGenerated.render(out, null, view));
    }

    private static int below(Hierarchy hierarchy, long organisation) {
        int ordinal = hierarchy.ordinal(organisation);
        return ordinal < 0 ? 0 : hierarchy.end(ordinal) - hierarchy.position(ordinal) - 1;
    }

    /** Those that are drawn, by what is above them; asked for all at once. */
    private Map<Long, List<Organisation>> drawn(
            Exchange exchange, Hierarchy hierarchy, long top, Typed typed, boolean whole) {
        List<Long> ids = new ArrayList<>();
        Deque<Long> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            for (long each : children(hierarchy, open.pop())) {
                ids.add(each);
                if (whole || typed.opened().contains(each)) {
                    open.add(each);
                }
            }
        }
        return services.tree().list(exchange.caller(), ids, LocalDate.now()).stream()
                .collect(Collectors.groupingBy(
                        each -> hierarchy.organisation(hierarchy.parent(hierarchy.ordinal(each.id())))));
    }

    private static List<Long> children(Hierarchy hierarchy, long above) {
        List<Long> children = new ArrayList<>();
        int ordinal = hierarchy.ordinal(above);
        int end = ordinal < 0 ? 0 : hierarchy.end(ordinal);
        int position = ordinal < 0 ? 0 : hierarchy.position(ordinal) + 1;
        while (position < end) {
            int child = hierarchy.at(position);
            children.add(hierarchy.organisation(child));
            position = hierarchy.end(child);
        }
        return children;
    }

    private List<Branch> branches(
            Map<Long, List<Organisation>> tree,
            Hierarchy hierarchy,
            long above,
            Typed typed,
            boolean whole,
            Set<Long> drawn) {
        List<Branch> branches = new ArrayList<>();
        for (Organisation each : tree.getOrDefault(above, List.of())) {
            drawn.add(each.id());
            boolean open = whole || typed.opened().contains(each.id());
            List<Branch> below = open ? branches(tree, hierarchy, each.id(), typed, whole, drawn) : List.of();
            branches.add(new Branch(
                    each,
                    typed.addressees().organisations().contains(each.id()),
                    !whole || drawn.size() <= FEW || below.stream().anyMatch(Branch::leads),
                    open ? 0 : below(hierarchy, each.id()),
                    below));
        }
        return branches;
    }
}
