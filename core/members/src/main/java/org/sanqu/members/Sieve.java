package org.sanqu.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.BatchImport.Intake.There;

/** Parts the rows of a ledger into those who are new, those whom the roll knows and those that are wrong. */
final class Sieve {

    /** Of how many rows it is told where they differ from the roll. */
    private static final int REPORTED = 100;

    private final OnRoll roll;
    private final Recognition recognition;
    private final List<Sealed> fresh = new ArrayList<>();
    private final Map<Integer, List<Fault>> wrong = new TreeMap<>();
    private final TreeMap<Integer, List<Fault>> differences = new TreeMap<>();
    private int known;
    private int differing;

    Sieve(OnRoll roll, Recognition recognition) {
        this.roll = roll;
        this.recognition = recognition;
    }

    /**
     * A row that can be read.
     *
     * @param claim the platform's own id, with which it says who of the roll it is; null for none
     * @param masked whether its citizen number was shown in part only
     */
    record Line(int row, Long claim, Sealed sealed, boolean masked) {}

    /** Takes some more rows. */
    void sift(List<Line> some) {
        List<Line> unclaimed = some.stream().filter(each -> each.claim == null).toList();
        OnRoll.Found found = roll.like(unclaimed.stream().map(Line::sealed).toList());
        for (Line each : unclaimed) {
            Recognition.Verdict verdict = recognition.of(each.sealed, found.like(each.sealed));
            if (verdict != Recognition.Verdict.NEW) {
                note(each.row, verdict);
            } else if (each.masked) {
                wrong.put(each.row, List.of(Fault.at("/citizenNumber", "member.masked")));
            } else {
                fresh.add(each.sealed);
            }
        }
        if (unclaimed.size() < some.size()) {
            claimed(some);
        }
    }

    private void claimed(List<Line> some) {
        Map<Long, OnRoll.Named> found = roll.claimed(
                some.stream().map(Line::claim).filter(Objects::nonNull).toList());
        for (Line each : some) {
            if (each.claim == null) {
                continue;
            }
            OnRoll.Named there = found.get(each.claim);
            if (there != null && isTheirs(each, there)) {
                note(each.row, recognition.claimed(each.sealed, there.person()));
            } else {
                wrong.put(each.row, List.of(Fault.at("/id", "member.id-unknown", String.valueOf(each.claim))));
            }
        }
    }

    private boolean isTheirs(Line line, OnRoll.Named there) {
        return line.sealed.open().name().equals(there.name()) && recognition.looksAfter(there.person());
    }

    private void note(int row, Recognition.Verdict verdict) {
        if (!verdict.known()) {
            wrong.put(row, verdict.faults());
            return;
        }
        known++;
        if (!verdict.faults().isEmpty()) {
            differing++;
            differences.put(row, verdict.faults());
            if (differences.size() > REPORTED) {
                differences.pollLastEntry();
            }
        }
    }

    /** Those who are new. */
    List<Sealed> fresh() {
        return fresh;
    }

    /** What is wrong, by row. */
    Map<Integer, List<Fault>> wrong() {
        return wrong;
    }

    /** Those whom the roll knows. */
    There there() {
        return new There(known, differing, differences);
    }
}
