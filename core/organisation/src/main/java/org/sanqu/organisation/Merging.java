package org.sanqu.organisation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Sql;
import org.sanqu.organisation.Step.Role;

/** Plans how several become one. */
final class Merging {

    private final Sql sql;
    private final Homes homes;
    private final Plan plan;

    Merging(Sql sql, Homes homes, Plan plan) {
        this.sql = sql;
        this.homes = homes;
        this.plan = plan;
    }

    void plan(Change.Merge merge) {
        Set<Long> concerned = new LinkedHashSet<>(merge.from());
        if (merge.into() != null) {
            concerned.add(merge.into());
        }
        plan.concerns(concerned);
        if (concerned.size() < 2 || (merge.into() != null && merge.from().isEmpty())) {
            plan.fault("/change/from", "history.too-few");
            return;
        }
        if (!haveCommonTop(concerned)) {
            plan.fault("/change/from", "history.two-districts");
        }
        if (merge.into() == null) {
            plan.approval().reaches(merge.result().parent());
        }
        if (plan.faults().isEmpty()) {
            join(merge);
        }
    }

    private boolean haveCommonTop(Set<Long> concerned) {
        Set<Long> tops = new HashSet<>();
        for (long each : concerned) {
            List<Long> upwards = plan.ancestry().of(each);
            if (!upwards.isEmpty()) {
                tops.add(upwards.get(upwards.size() - 1));
            }
        }
        return tops.size() <= 1;
    }

    private void join(Change.Merge merge) {
        long heir = merge.into() == null ? plan.found(merge.result(), "/change/result") : merge.into();
        String at = merge.into() == null ? "/change/result/parent" : "/change/into";
        Set<Long> closing = new LinkedHashSet<>(merge.from());
        if (closing.remove(heir)) {
            plan.step(heir, Role.FROM, Patch.none(), at);
        }
        if (merge.into() != null) {
            plan.step(heir, Role.INTO, Patch.none(), at);
        }
        closing.forEach(each -> plan.step(each, Role.FROM, Patch.end(heir), at));
        new Succession(plan).merge(closing, heir, at);
        List<Long> from = List.copyOf(closing);
        plan.move(homes.at(sql, from, plan.day()), from, heir);
        plan.heirs().put(heir, from);
    }
}
