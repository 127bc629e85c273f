package org.sanqu.members;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What ought to follow from the acts, told day by day and without a thought of speed. */
final class RollModel {

    private final Map<Long, Person> people = new LinkedHashMap<>();
    private int entered;

    void enrol(long member, long home, int day) {
        people.put(member, new Person(home, day));
    }

    /** A move of one member; null when they leave. */
    void move(long member, Long to, int day) {
        people.get(member).moves.add(new Move(++entered, day, null, to, 0));
    }

    /** Whoever is at home in one organisation on the day or later goes along into another. */
    void moveAlong(List<Long> members, long from, long to, int day, long event) {
        int number = ++entered;
        for (long member : members) {
            people.forEach((id, person) -> {
                if (id == member || person.mergedInto == member) {
                    person.moves.add(new Move(number, day, from, to, event));
                }
            });
        }
    }

    void undo(long event) {
        people.values().forEach(person -> person.moves.removeIf(move -> move.event == event));
    }

    void strike(long member) {
        people.get(member).struck = true;
    }

    void merge(long member, long into) {
        people.forEach((id, person) -> {
            if (id == member || person.mergedInto == member) {
                person.mergedInto = into;
            }
        });
    }

    /** Where somebody is at home on a day; null off the roll. */
    Long home(long member, int day) {
        Person person = people.get(member);
        if (person.struck || person.mergedInto != 0) {
            return null;
        }
        Person tells = person;
        for (Person other : people.values()) {
            if (other.mergedInto == member && day < tells.first()) {
                tells = other.first() < tells.first() ? other : tells;
            }
        }
        return tells.home(day);
    }

    /** Whether somebody ought to have a home on a day: since they came, but not after they left. */
    boolean isOnRoll(long member, int day) {
        Person person = people.get(member);
        boolean first = people.values().stream()
                .noneMatch(other -> other.mergedInto == member && other.first() < person.first());
        if (person.struck || person.mergedInto != 0 || !first) {
            return home(member, day) != null;
        }
        boolean on = false;
        for (int here = person.first(); here <= day; here++) {
            on |= here == person.day;
            for (Move move : person.moves) {
                if (move.day == here && move.from == null) {
                    on = move.to != null;
                }
            }
        }
        return on;
    }

    private record Move(int entered, int day, Long from, Long to, long event) {}

    private static final class Person {
        final long enrolled;
        final int day;
        final List<Move> moves = new ArrayList<>();
        boolean struck;
        long mergedInto;

        Person(long enrolled, int day) {
            this.enrolled = enrolled;
            this.day = day;
        }

        /** Somebody with whom another was merged may have been moved on a day before their own first. */
        int first() {
            return moves.stream()
                    .filter(move -> move.from == null && move.to != null)
                    .mapToInt(Move::day)
                    .reduce(day, Math::min);
        }

        Long home(int asked) {
            Long home = null;
            for (int here = first(); here <= asked; here++) {
                if (here == day) {
                    home = later(enrolled, 0, here);
                }
                for (Move move : moves) {
                    boolean goes = move.day == here && (move.from == null || move.from.equals(home));
                    home = goes ? later(move.to, move.entered, here) : home;
                }
            }
            return home;
        }

        /** Where somebody comes who was to come to a home, after what was entered since. */
        private Long later(Long home, int since, int here) {
            Long there = home;
            for (Move move : moves) {
                if (move.from != null && move.entered > since && move.day <= here && move.from.equals(there)) {
                    there = move.to;
                }
            }
            return there;
        }
    }
}
