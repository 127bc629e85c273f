package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Where somebody was at home, from the first day on; between two homes that do not follow one another they were off the roll.
 *
 * @param homes in order, none overlapping, neighbours different
 */
record Timeline(List<Homestead> homes) {

    static final Timeline NONE = new Timeline(List.of());

    Timeline {
        homes = List.copyOf(homes);
    }

    /**
     * What follows from an enrolment and the moves that stand.
     *
     * <p>A move along with an organisation is of those only who are at home in it, and takes with it whoever was to come there later by
     * a move that was entered before.
     */
    static Timeline of(Homestead enrolment, List<HomeMove> moves) {
        List<HomeMove> steps = new ArrayList<>(moves);
        steps.add(new HomeMove(0, enrolment.from(), null, enrolment.organisation(), false));
        steps.sort(HomeMove.BY_DAY);
        List<HomeMove> along = moves.stream()
                .filter(HomeMove::along)
                .sorted(Comparator.comparing(HomeMove::id))
                .toList();
        List<Homestead> homes = new ArrayList<>();
        Long home = null;
        LocalDate since = null;
        for (HomeMove step : steps) {
            Long next = next(home, step, along);
            if (!Objects.equals(home, next)) {
                add(homes, home, since, step.on());
                home = next;
                since = step.on();
            }
        }
        add(homes, home, since, null);
        return new Timeline(homes);
    }

    private static Long next(Long home, HomeMove step, List<HomeMove> along) {
        if (step.along() && !Objects.equals(home, step.from())) {
            return home;
        }
        Long next = step.to();
        for (HomeMove later : along) {
            if (later.id() > step.id() && !later.on().isAfter(step.on()) && Objects.equals(next, later.from())) {
                next = later.to();
            }
        }
        return next;
    }

    private static void add(List<Homestead> homes, Long home, LocalDate from, LocalDate until) {
        if (home == null || from.equals(until)) {
            return;
        }
        Homestead last = homes.isEmpty() ? null : homes.get(homes.size() - 1);
        if (last != null && last.organisation() == home && from.equals(last.until())) {
            homes.set(homes.size() - 1, new Homestead(home, last.from(), until));
        } else {
            homes.add(new Homestead(home, from, until));
        }
    }

    /**
     * The same with what another has on days on which this one has no home; one that is empty stays empty.
     *
     * @param known this one as it was when the other was found to be the same: who leaves later does not stay as the other
     */
    Timeline filledBy(Timeline other, Timeline known) {
        if (homes.isEmpty()) {
            return this;
        }
        List<Homestead> all = new ArrayList<>(homes);
        other.homes.stream()
                .flatMap(home -> known.gaps(home).stream())
                .flatMap(home -> gaps(home).stream())
                .forEach(all::add);
        all.sort(Comparator.comparing(Homestead::from));
        List<Homestead> joined = new ArrayList<>();
        all.forEach(home -> add(joined, home.organisation(), home.from(), home.until()));
        return new Timeline(joined);
    }

    /** The parts of a stay on which there is no home here. */
    private List<Homestead> gaps(Homestead stay) {
        List<Homestead> gaps = new ArrayList<>();
        LocalDate from = stay.from();
        for (Homestead home : homes) {
            boolean before = home.until() != null && !home.until().isAfter(from);
            boolean behind = stay.until() != null && !home.from().isBefore(stay.until());
            if (!before && !behind) {
                add(gaps, stay.organisation(), from, home.from().isAfter(from) ? home.from() : from);
                if (home.until() == null) {
                    return gaps;
                }
                from = home.until();
            }
        }
        if (stay.until() == null || from.isBefore(stay.until())) {
            add(gaps, stay.organisation(), from, stay.until());
        }
        return gaps;
    }

    /** The home on a day; null off the roll. */
    Homestead on(LocalDate day) {
        return homes.stream().filter(home -> home.has(day)).findFirst().orElse(null);
    }

    /** The last home; null when there never was one. */
    Homestead last() {
        return homes.isEmpty() ? null : homes.get(homes.size() - 1);
    }

    /** The home that lasts; null when there is none. */
    Long lasting() {
        return last() == null || last().until() != null ? null : (Long) last().organisation();
    }

    /** The first day of what lasts, be it a home or none. */
    LocalDate since() {
        if (last() == null) {
            return Enrolments.EVER;
        }
        return last().until() == null ? last().from() : last().until();
    }
}
