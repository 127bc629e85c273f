package org.sanqu.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.web.http.Exchange;

/** Makes the frame around the pages of an organisation, with the tree opened down to it. */
final class Frames {

    private static final int MOST_FOUND = 50;

    private final OrganisationTree tree;
    private final Access access;

    Frames(OrganisationTree tree, Access access) {
        this.tree = tree;
        this.access = access;
    }

    /**
     * The frame of a tab of an organisation.
     *
     * @param suffix what links to the same tab of other organisations carry on, {@code &period=2025}; may be empty
     */
    Frame of(Exchange exchange, long organisation, String tab, String suffix) {
        Caller caller = exchange.caller();
        LocalDate today = LocalDate.now();
        List<Organisation> path = tree.path(caller, organisation, today);
        String find = exchange.query().text("find");
        Growth growth = new Growth(caller, today, tab, suffix, ids(path), organisation);
        List<Organisation> tops = tree.tops(caller, today);
        return new Frame(
                Chrome.of(exchange, tab.equals("figures") ? "figures" : "organisations", access),
                tree.get(caller, organisation, today),
                path,
                tree.sectors(caller, organisation, today),
                tab,
                find.isEmpty() ? growth.nodes(tops) : growth.found(tops, find),
                suffix,
                find);
    }

    /** The nodes directly below an organisation, closed. */
    List<Node> branches(Exchange exchange, long organisation, String tab, String suffix) {
        LocalDate today = LocalDate.now();
        Growth growth = new Growth(exchange.caller(), today, tab, suffix, Set.of(), 0);
        return growth.nodes(tree.children(exchange.caller(), organisation, today));
    }

    private static Set<Long> ids(List<Organisation> path) {
        return path.stream().map(Organisation::id).collect(Collectors.toSet());
    }

    /** Grows nodes for one reader. */
    private final class Growth {
        private final Caller caller;
        private final LocalDate today;
        private final String tab;
        private final String suffix;
        private final Set<Long> opened;
        private final long current;

        Growth(Caller caller, LocalDate today, String tab, String suffix, Set<Long> opened, long current) {
            this.caller = caller;
            this.today = today;
            this.tab = tab;
            this.suffix = suffix;
            this.opened = opened;
            this.current = current;
        }

        List<Node> nodes(List<Organisation> organisations) {
            return organisations.stream().map(this::node).toList();
        }

        List<Node> found(List<Organisation> tops, String text) {
            return tops.stream()
                    .flatMap(top -> tree.search(caller, top.id(), text, MOST_FOUND, today).stream())
                    .limit(MOST_FOUND)
                    .map(each -> new Node(each, href(each), null, false, each.id() == current, List.of()))
                    .toList();
        }

        private Node node(Organisation organisation) {
            long id = organisation.id();
            boolean more = tree.hasChildren(caller, id, today);
            boolean open = more && opened.contains(id);
            String branches = "/organisations/" + id + "/branches?tab=" + tab + suffix;
            return new Node(
                    organisation,
                    href(organisation),
                    more ? branches : null,
                    open,
                    id == current,
                    open ? nodes(tree.children(caller, id, today)) : List.of());
        }

        private String href(Organisation organisation) {
            return Frame.href(tab, organisation.id()) + suffix;
        }
    }
}
