package org.sanqu.web.page.local;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Services services;

    public AddresseesPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ADDRESS, exchange -> Revisions.open(services, exchange, this::show)),
                Route.post(ADDRESS, this::sent));
    }

    private Reply show(Exchange exchange, LocalForm form) {
        return page(exchange, form, Choice.of(form.content()), String.valueOf(form.revision()), Trouble.NONE);
    }

    private Reply sent(Exchange exchange) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        Parameters sent = exchange.form();
        Choice choice = Choice.of(sent);
        String revision = Revisions.seen(sent);
        if (Choice.isPressed(sent)) {
            return page(exchange, form, choice.pressed(sent), revision, Trouble.NONE);
        }
        Map<String, List<String>> faults = new LinkedHashMap<>();
        LocalDateTime due = form.state() == State.SENT ? form.content().due() : choice.due(exchange.labels(), faults);
        LocalContent content = new LocalContent(
                form.content().title(), form.content().note(), form.content().fields(), choice.addressees(), due);
        boolean back = sent.text(Draught.ACT).equals("back");
        try {
            if (!back) {
                faults.putAll(told(exchange, form, content, faults));
            }
            if (!faults.isEmpty()) {
                return page(exchange, form, choice, revision, new Trouble(422, null, faults));
            }
            services.localForms().keep(exchange.caller(), form.id(), Revisions.number(revision), content);
        } catch (Refusal refusal) {
            return page(exchange, form, choice, revision, Trouble.of(refusal, exchange.locale()));
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

    private Reply page(Exchange exchange, LocalForm form, Choice choice, String revision, Trouble trouble) {
        Addressees chosen = choice.addressees();
        Hierarchy hierarchy = services.hierarchies().current(Hierarchy.FORMAL);
        AddresseeTree tree = new AddresseeTree(hierarchy, form.organisation(), choice);
        List<Branch> branches = tree.draw(services, exchange);
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
                branches,
                tree.carried(),
                choice.opened(),
                choice.when(),
                choice.day(),
                choice.time(),
                Choice.isLate(),
                revision,
                trouble);
        return Reply.html(trouble.status(), out -> JteaddresseesGenerated.render(out, null, view));
    }
}
