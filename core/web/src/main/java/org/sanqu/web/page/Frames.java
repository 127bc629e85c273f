package org.sanqu.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;

/** Makes the frame around the pages of an organisation, with the tree opened down to it. */
public final class Frames {

    private static final int MOST_FOUND = 50;

    private final Services services;
    private final OrganisationTree tree;
    private final Lifetime lifetime;

    Frames(Services services) {
        this.services = services;
        this.tree = services.tree();
        this.lifetime = new Lifetime(services);
    }

    /**
     * The frame of a tab of an organisation.
     *
     * @param suffix what links to the same tab of other organisations carry on, {@code period=2025}; may be empty
     */
    public Frame of(Exchange exchange, long id, String tab, String suffix) {
        Caller caller = exchange.caller();
        Standpoint standpoint = Standpoint.of(exchange);
        Organisation organisation = tree.get(caller, id, standpoint.on());
        Forest forest = new Forest(services, caller, standpoint);
        List<Organisation> path = forest.path(organisation);
        String find = exchange.query().text("find");
        String carried = suffix.isEmpty() || standpoint.query().isEmpty()
                ? suffix + standpoint.query()
                : suffix + "&" + standpoint.query();
        Growth growth = new Growth(forest, tab, carried, ids(path), id);
        return new Frame(
                Chrome.of(exchange, section(tab), services.access()),
                standpoint,
                organisation,
                path,
                tree.sectors(caller, id, standpoint.on()),
                tab,
                find.isEmpty() ? growth.nodes(forest.tops()) : growth.found(find),
                carried,
                find,
                hierarchies(exchange, forest, standpoint),
                lifetime.successors(caller, organisation),
                maintainer(caller, organisation));
    }

    /** The part of the site to which a tab belongs. */
    private static String section(String tab) {
        return switch (tab) {
            case "figures", "findings" -> tab;
            case "local-forms" -> "local";
            default -> "organisations";
        };
    }

    /** The nodes directly below an organisation, closed. */
    public List<Node> branches(Exchange exchange, long organisation, String tab, String suffix) {
        Forest forest = new Forest(services, exchange.caller(), Standpoint.of(exchange));
        return new Growth(forest, tab, suffix, Set.of(), 0).nodes(forest.below(organisation));
    }

    private static List<Option> hierarchies(Exchange exchange, Forest forest, Standpoint standpoint) {
        List<String> codes = forest.hierarchies();
        return codes.size() < 2
                ? List.of()
                : codes.stream()
                        .map(code -> new Option(
                                code, exchange.labels().code("hierarchy", code), code.equals(standpoint.hierarchy())))
                        .toList();
    }

    private boolean maintainer(Caller caller, Organisation organisation) {
        boolean lasts =
                organisation.closedOn() == null || organisation.closedOn().isAfter(LocalDate.now());
        return lasts && services.access().allows(caller, Permission.MAINTAIN, organisation.id());
    }

    private static Set<Long> ids(List<Organisation> path) {
        return path.stream().map(Organisation::id).collect(Collectors.toSet());
    }

    /** Grows nodes for one reader. */
    private record Growth(Forest forest, String tab, String suffix, Set<Long> opened, long current) {

        List<Node> nodes(List<Organisation> organisations) {
            return organisations.stream().map(this::node).toList();
        }

        List<Node> found(String text) {
            return forest.found(text, MOST_FOUND).stream()
                    .map(each -> new Node(each, href(each), null, false, each.id() == current, List.of()))
                    .toList();
        }

        private Node node(Organisation organisation) {
            long id = organisation.id();
            boolean more = forest.hasBelow(id);
            boolean open = more && opened.contains(id);
            String branches = Standpoint.join("/organisations/" + id + "/branches?tab=" + tab, suffix);
            return new Node(
                    organisation,
                    href(organisation),
                    more ? branches : null,
                    open,
                    id == current,
                    open ? nodes(forest.below(id)) : List.of());
        }

        private String href(Organisation organisation) {
            return Standpoint.join(Frame.href(tab, organisation.id()), suffix);
        }
    }
}
