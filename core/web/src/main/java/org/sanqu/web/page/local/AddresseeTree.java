package org.sanqu.web.page.local;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;

/** The tree below who asks, as far as it is drawn: a small one whole, of a large one the top and what was opened. */
final class AddresseeTree {

    /** A tree of so many is drawn whole. */
    private static final int WHOLE = 300;

    /** So many are shown without opening anything. */
    private static final int FEW = 20;

    private final Hierarchy hierarchy;
    private final long top;
    private final Choice choice;
    private final boolean whole;
    private final Set<Long> drawn = new HashSet<>();

    AddresseeTree(Hierarchy hierarchy, long top, Choice choice) {
        this.hierarchy = hierarchy;
        this.top = top;
        this.choice = choice;
        this.whole = below(top) <= WHOLE;
    }

    /** Draws it; who is drawn is asked for all at once. */
    List<Branch> draw(Services services, Exchange exchange) {
        Map<Long, List<Organisation>> byParent =
                services.tree().list(exchange.caller(), ids(), LocalDate.now()).stream()
                        .collect(Collectors.groupingBy(
                                each -> hierarchy.organisation(hierarchy.parent(hierarchy.ordinal(each.id())))));
        return branches(byParent, top);
    }

    /** Those that are chosen and were not drawn. */
    Set<Long> carried() {
        Set<Long> carried = new HashSet<>(choice.addressees().organisations());
        carried.removeAll(drawn);
        return carried;
    }

    private int below(long organisation) {
        int ordinal = hierarchy.ordinal(organisation);
        return ordinal < 0 ? 0 : hierarchy.end(ordinal) - hierarchy.position(ordinal) - 1;
    }

    private boolean opens(long organisation) {
        return whole || choice.opened().contains(organisation);
    }

    private List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        Deque<Long> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            for (long each : children(open.pop())) {
                ids.add(each);
                if (opens(each)) {
                    open.add(each);
                }
            }
        }
        return ids;
    }

    private List<Long> children(long above) {
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

    private List<Branch> branches(Map<Long, List<Organisation>> byParent, long above) {
        List<Branch> branches = new ArrayList<>();
        for (Organisation each : byParent.getOrDefault(above, List.of())) {
            drawn.add(each.id());
            boolean open = opens(each.id());
            List<Branch> below = open ? branches(byParent, each.id()) : List.of();
            branches.add(new Branch(
                    each,
                    choice.addressees().organisations().contains(each.id()),
                    !whole || drawn.size() <= FEW || below.stream().anyMatch(Branch::leads),
                    open ? 0 : below(each.id()),
                    below));
        }
        return branches;
    }
}
