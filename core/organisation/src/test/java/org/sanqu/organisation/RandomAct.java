package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;

/**
 * An act that numbers decide, sensible or not.
 *
 * @param kind what happens
 * @param numbers to whom and when
 */
record RandomAct(int kind, List<Integer> numbers) {

    boolean isUndone() {
        return numbers.get(5) % 4 == 0;
    }

    Decision in(SmallTown town) {
        List<Long> ids = town.ids();
        LocalDate day = SmallTown.FIRST.plusDays(numbers.get(0) % SmallTown.DAYS);
        Change change = change(town, ids, day);
        return new Decision(change, day, "随机", approver(town, change, day), null);
    }

    private Change change(SmallTown town, List<Long> ids, LocalDate day) {
        long one = pick(ids, 1);
        long other = pick(ids, 2);
        return switch (kind) {
            case 0 ->
                new Change.Found(new Founding(
                        numbers.get(3) % 9 == 0 ? "T1" : town.nextCode(),
                        "新组织",
                        null,
                        List.of("别名" + numbers.get(3)),
                        OrganisationType.BRANCH,
                        List.of(),
                        null,
                        numbers.get(3) % 5 == 0 ? null : one,
                        null,
                        numbers.get(4) % 4 == 0 ? day.plusDays(numbers.get(4) % 20) : null));
            case 1 -> new Change.Rename(one, "名称" + numbers.get(3), null);
            case 2, 3 -> new Change.Move(one, Hierarchy.FORMAL, other);
            case 4 ->
                new Change.Move(
                        one,
                        numbers.get(3) % 2 == 0 ? Hierarchy.TRADE : Hierarchy.TERRITORIAL,
                        numbers.get(4) % 5 == 0 ? null : other);
            case 5 -> new Change.Merge(List.of(one, other), numbers.get(3) % 2 == 0 ? pick(ids, 4) : null, null);
            case 6 -> new Change.Merge(List.of(one, other), null, fresh(town, pick(ids, 3)));
            case 7 -> new Change.Close(one, other, pick(ids, 3));
            case 8 ->
                new Change.Split(
                        one, List.of(new Change.Part(fresh(town, other), below(town, one, day), List.of())), false);
            case 9 ->
                new Change.Prolong(
                        ids.get(ids.size() - 1 - numbers.get(1) % 4),
                        numbers.get(3) % 4 == 0 ? null : day.plusDays(numbers.get(4) % 30));
            default -> new Change.Withdraw(pick(town.events(), 1));
        };
    }

    /** One of those directly below, if there is any. */
    private static List<Long> below(SmallTown town, long id, LocalDate day) {
        return town.links(Hierarchy.FORMAL, day).entrySet().stream()
                .filter(each -> each.getValue() == id)
                .map(Map.Entry::getKey)
                .sorted()
                .limit(1)
                .toList();
    }

    private long pick(List<Long> all, int number) {
        return all.get(numbers.get(number) % all.size());
    }

    private static Founding fresh(SmallTown town, Long parent) {
        return new Founding(town.nextCode(), "新组织", null, OrganisationType.GENERAL_BRANCH, List.of(), parent, null);
    }

    static void founding(SmallTown town, Long parent, LocalDate day) {
        Founding founding =
                new Founding(town.nextCode(), "组织", null, OrganisationType.COMMITTEE, List.of("street"), parent, day);
        town.district.tree.found(town.district.root, founding);
    }

    /** Mostly one that may approve it; else nobody or anybody. */
    private Long approver(SmallTown town, Change change, LocalDate day) {
        List<Long> ids = town.ids();
        for (Long each : ids) {
            Decision decision = new Decision(change, day, "随机", each, null);
            boolean right = town.district.history.preview(town.district.root, decision).faults().stream()
                    .noneMatch(fault -> fault.at().equals("/approvedBy"));
            if (right) {
                return each;
            }
        }
        return null;
    }
}
