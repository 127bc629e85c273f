package org.sanqu.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Sql;
import org.sanqu.organisation.Biography.Place;
import org.sanqu.organisation.Biography.Version;
import org.sanqu.organisation.Step.Role;

/** Plans the changes of one organisation; those of several have a class each. */
final class Planner {

    private final Sql sql;
    private final Timeline timeline;
    private final Homes homes;
    private final Plan plan;

    Planner(Sql sql, Timeline timeline, Homes homes, Plan plan) {
        this.sql = sql;
        this.timeline = timeline;
        this.homes = homes;
        this.plan = plan;
    }

    void plan(Change change) {
        if (change instanceof Change.Found found) {
            plan.below(found.founding().parent());
            plan.found(found.founding(), "/change/founding");
        } else if (change instanceof Change.Rename rename) {
            one(rename.organisation());
            plan.step(rename.organisation(), Role.FROM, Patch.name(rename.name(), rename.shortName()), "/change");
        } else if (change instanceof Change.Move move) {
            move(move);
        } else if (change instanceof Change.Upgrade upgrade) {
            upgrade(upgrade);
        } else if (change instanceof Change.Describe describe) {
            one(describe.organisation());
            plan.step(
                    describe.organisation(),
                    Role.FROM,
                    Patch.description(describe.sectors(), describe.aliases(), describe.units()),
                    "/change");
        } else if (change instanceof Change.Prolong prolong) {
            prolong(prolong);
        } else if (change instanceof Change.Close close) {
            close(close);
        } else if (change instanceof Change.Merge merge) {
            new Merging(sql, homes, plan).plan(merge);
        } else if (change instanceof Change.Split split) {
            new Splitting(sql, homes, plan).plan(split);
        }
    }

    private void one(long organisation) {
        plan.concerns(organisation);
    }

    private void move(Change.Move move) {
        one(move.organisation());
        plan.approval().reaches(move.parent());
        Optional<Place> here = plan.ancestry().place(move.organisation(), move.hierarchy());
        boolean out = move.parent() == null && !move.hierarchy().equals(Hierarchy.FORMAL);
        boolean same = here.isEmpty() ? out : !out && equal(here.get().parent(), move.parent());
        if (move.parent() != null && move.parent() == move.organisation()) {
            plan.fault("/change/parent", "history.itself");
        } else if (same && !plan.ancestry().of(move.organisation()).isEmpty()) {
            plan.fault("/change/parent", "history.same-place", plan.day().toString());
        }
        plan.step(move.organisation(), Role.FROM, Patch.place(move.hierarchy(), move.parent()), "/change/parent");
    }

    private static boolean equal(Long one, Long other) {
        return one == null ? other == null : one.equals(other);
    }

    private void upgrade(Change.Upgrade upgrade) {
        one(upgrade.organisation());
        Optional<Version> now = timeline.told(List.of(upgrade.organisation()))
                .get(upgrade.organisation())
                .version(plan.day());
        if (now.isPresent() && now.get().type() == upgrade.type()) {
            plan.fault("/change/type", "history.same-type", plan.day().toString());
        }
        var patch = Patch.type(upgrade.type());
        if (upgrade.name() != null) {
            patch.setAll(Patch.name(upgrade.name(), upgrade.shortName()));
        } else if (upgrade.shortName() != null) {
            patch.put(Patch.SHORT_NAME, upgrade.shortName());
        }
        plan.step(upgrade.organisation(), Role.FROM, patch, "/change");
    }

    private void prolong(Change.Prolong prolong) {
        one(prolong.organisation());
        String ends = announced(prolong.organisation());
        if (ends == null) {
            plan.fault("/change/organisation", "history.no-end", plan.day().toString());
        } else if (prolong.endsOn() != null && ends.equals(prolong.endsOn().toString())) {
            plan.fault("/change/endsOn", "history.same-end", ends);
        }
        plan.step(prolong.organisation(), Role.FROM, Patch.prolonged(prolong.endsOn()), "/change/endsOn");
    }

    /** The end that is announced on the day; null for none, whatever closed it later. */
    private String announced(long organisation) {
        String ends = null;
        for (Told told : timeline.journal().told(List.of(organisation)).get(organisation)) {
            if (told.patch().has(Patch.ENDS_ON) && !told.on().isAfter(plan.day())) {
                ends = told.patch().get(Patch.ENDS_ON).textValue();
            }
        }
        return ends;
    }

    private void close(Change.Close close) {
        one(close.organisation());
        plan.approval().reaches(close.organisationsTo());
        plan.approval().reaches(close.membersTo());
        List<Long> below = new ArrayList<>(new Succession(plan).formal(close.organisation()));
        if (!below.isEmpty() && close.organisationsTo() == null) {
            plan.fault("/change/organisationsTo", "history.organisations-left", below.size());
        }
        List<Long> members = homes.at(sql, List.of(close.organisation()), plan.day());
        if (!members.isEmpty() && close.membersTo() == null) {
            plan.fault("/change/membersTo", "history.members-left", members.size());
        }
        Long heir = close.membersTo() == null ? close.organisationsTo() : close.membersTo();
        plan.step(close.organisation(), Role.FROM, Patch.end(heir), "/change");
        taker(close.organisation(), close.organisationsTo(), "/change/organisationsTo");
        taker(close.organisation(), close.membersTo(), "/change/membersTo");
        if (plan.faults().isEmpty()) {
            new Succession(plan).close(close.organisation(), close.organisationsTo(), "/change/organisationsTo");
            if (close.membersTo() != null) {
                plan.move(members, List.of(close.organisation()), close.membersTo());
            }
        }
    }

    private void taker(long closing, Long taker, String at) {
        if (taker == null) {
            return;
        }
        if (taker == closing) {
            plan.fault(at, "history.itself");
        }
        plan.step(taker, Role.INTO, Patch.none(), at);
    }
}
