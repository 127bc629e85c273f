package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;

/** What a decision must say, whatever is there. */
final class DecisionCheck {

    private final List<Fault> faults = new ArrayList<>();
    private final Decision decision;

    private DecisionCheck(Decision decision) {
        this.decision = decision;
    }

    /** Every fault of the fields themselves; empty when all is well. */
    static List<Fault> faults(Decision decision, LocalDate today) {
        DecisionCheck check = new DecisionCheck(decision);
        LocalDate latest = today.plusYears(1);
        LocalDate on = decision.effectiveOn();
        if (on == null || on.isBefore(FoundingCheck.EARLIEST) || on.isAfter(latest)) {
            check.faults.add(
                    Fault.at("/effectiveOn", "history.when", FoundingCheck.EARLIEST.toString(), latest.toString()));
        }
        FoundingCheck.text(check.faults, "/reason", decision.reason(), 500);
        if (decision.documentNumber() != null) {
            FoundingCheck.text(check.faults, "/documentNumber", decision.documentNumber(), 60);
        }
        if (decision.change() == null) {
            check.faults.add(Fault.at("/change", "history.change"));
        } else if (on != null) {
            check.change(decision.change());
        }
        return check.faults;
    }

    private void change(Change change) {
        if (change instanceof Change.Found found) {
            founding("/change/founding", found.founding());
        } else if (change instanceof Change.Rename rename) {
            FoundingCheck.text(faults, "/change/name", rename.name(), 100);
            shortName(rename.shortName());
        } else if (change instanceof Change.Move move) {
            if (move.hierarchy() == null || !Projection.HIERARCHIES.contains(move.hierarchy())) {
                faults.add(Fault.at("/change/hierarchy", "history.hierarchy", String.valueOf(move.hierarchy())));
            }
        } else if (change instanceof Change.Merge merge) {
            merge(merge);
        } else if (change instanceof Change.Split split) {
            for (int i = 0; i < split.parts().size(); i++) {
                founding(
                        "/change/parts/" + i + "/founding", split.parts().get(i).founding());
            }
        } else if (change instanceof Change.Upgrade upgrade) {
            upgrade(upgrade);
        } else if (change instanceof Change.Prolong prolong) {
            FoundingCheck.ends(faults, "/change/endsOn", prolong.endsOn(), decision.effectiveOn());
        } else if (change instanceof Change.Describe describe) {
            List<Fault> more = new ArrayList<>();
            FoundingCheck.described(more, describe.sectors(), describe.aliases(), describe.units());
            more.forEach(each -> faults.add(new Fault("/change" + each.at(), each.reason())));
        }
    }

    private void merge(Change.Merge merge) {
        if ((merge.into() == null) == (merge.result() == null)) {
            faults.add(Fault.at("/change/into", "history.into-or-result"));
        } else if (merge.result() != null) {
            founding("/change/result", merge.result());
        }
        for (int i = 0; i < merge.from().size(); i++) {
            if (merge.from().indexOf(merge.from().get(i)) < i) {
                faults.add(Fault.at(
                        "/change/from/" + i,
                        "history.twice",
                        String.valueOf(merge.from().get(i))));
            }
        }
    }

    private void upgrade(Change.Upgrade upgrade) {
        if (upgrade.type() == null) {
            faults.add(Fault.at("/change/type", "organisation.type-unknown"));
        }
        if (upgrade.name() != null) {
            FoundingCheck.text(faults, "/change/name", upgrade.name(), 100);
        }
        shortName(upgrade.shortName());
    }

    private void shortName(String shortName) {
        if (shortName != null) {
            FoundingCheck.text(faults, "/change/shortName", shortName, 60);
        }
    }

    private void founding(String at, Founding founding) {
        if (founding == null) {
            faults.add(Fault.at(at, "history.change"));
            return;
        }
        for (Fault fault : FoundingCheck.faultsFrom(founding, decision.effectiveOn())) {
            faults.add(new Fault(at + fault.at(), fault.reason()));
        }
    }
}
