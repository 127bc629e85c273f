package org.sanqu.organisation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Sql;
import org.sanqu.organisation.Step.Role;

/** Plans how one becomes several. */
final class Splitting {

    private final Sql sql;
    private final Homes homes;
    private final Plan plan;

    Splitting(Sql sql, Homes homes, Plan plan) {
        this.sql = sql;
        this.homes = homes;
        this.plan = plan;
    }

    void plan(Change.Split split) {
        long whole = split.organisation();
        plan.concerns(whole);
        int least = split.closes() ? 2 : 1;
        if (split.parts().size() < least) {
            plan.fault("/change/parts", "history.parts", least);
            return;
        }
        Set<Long> organisations = new HashSet<>(new Succession(plan).formal(whole));
        Set<Long> members = new HashSet<>(homes.at(sql, List.of(whole), plan.day()));
        for (int i = 0; i < split.parts().size(); i++) {
            Change.Part part = split.parts().get(i);
            String at = "/change/parts/" + i;
            plan.approval().reaches(part.founding().parent());
            Naming naming = new Naming(sql);
            take(
                    part.organisations(),
                    organisations,
                    at + "/organisations/",
                    "history.organisation-elsewhere",
                    naming::name);
            take(part.members(), members, at + "/members/", "history.member-elsewhere", String::valueOf);
        }
        if (split.closes() && !organisations.isEmpty()) {
            plan.fault("/change/parts", "history.organisations-left", organisations.size());
        }
        if (split.closes() && !members.isEmpty()) {
            plan.fault("/change/parts", "history.members-left", members.size());
        }
        if (plan.faults().isEmpty()) {
            divide(split);
        }
    }

    /** Takes what goes over out of what is still there; what is not, or no more, is a fault. */
    private void take(List<Long> taken, Set<Long> there, String at, String key, LongFunction<String> name) {
        for (int j = 0; j < taken.size(); j++) {
            if (!there.remove(taken.get(j))) {
                plan.fault(at + j, key, name.apply(taken.get(j)), plan.day().toString());
            }
        }
    }

    private void divide(Change.Split split) {
        long whole = split.organisation();
        Long heir = null;
        int most = -1;
        for (int i = 0; i < split.parts().size(); i++) {
            Change.Part part = split.parts().get(i);
            String at = "/change/parts/" + i + "/founding";
            long id = plan.found(part.founding(), at);
            part.organisations()
                    .forEach(each -> plan.step(each, Role.OTHER, Patch.place(Hierarchy.FORMAL, id), at + "/parent"));
            plan.move(part.members(), List.of(whole), id);
            if (part.members().size() > most) {
                most = part.members().size();
                heir = id;
            }
        }
        plan.step(whole, Role.FROM, split.closes() ? Patch.end(heir) : Patch.none(), "/change/organisation");
        if (split.closes()) {
            new Succession(plan).leave(whole, "/change/organisation");
        }
    }
}
