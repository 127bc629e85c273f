package org.sanqu.members;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What ought to follow from the acts, told day by day and without a thought of speed. */
final class RollModel {

    /** How many days there are. */
    static final int DAYS = 32;

    private final Map<Long, Person> people = new LinkedHashMap<>();
    private int entered;

    void enrol(long member, long home, int day) {
        people.put(member, new Person(home, day));
    }

    /** A move of one member by an event of theirs; null when they leave. */
    void move(long member, Long to, int day, long own) {
        people.get(member).moves.add(new Move(++entered, day, null, to, 0, own));
    }

    /** What somebody is said to be from a day on. */
    void amend(long member, String standing, int day, long own) {
        people.get(member).said.add(new Said(day, standing, own));
    }

    /** From which day they are full members; null for never. */
    void convert(long member, Integer day, long own) {
        people.get(member).converted = day;
        people.get(member).convertedBy = own;
    }

    void withdraw(long member, long own) {
        Person person = people.get(member);
        person.moves.removeIf(move -> move.own == own);
        person.said.removeIf(said -> said.own == own);
        if (person.convertedBy == own) {
            person.converted = null;
        }
    }

    /** Whoever is at home in one organisation on the day or later goes along into another. */
    void moveAlong(List<Long> members, long from, long to, int day, long event) {
        int number = ++entered;
        for (long member : members) {
            people.forEach((id, person) -> {
                if (id == member || person.mergedInto == member) {
                    person.moves.add(new Move(number, day, from, to, event, 0));
                }
            });
        }
    }

    void undo(long event) {
        people.values().forEach(person -> person.moves.removeIf(move -> move.along == event));
    }

    void strike(long member) {
        people.get(member).struck = true;
    }

    void merge(long member, long into) {
        int number = ++entered;
        people.forEach((id, person) -> {
            if (id == member || person.mergedInto == member) {
                person.mergedInto = into;
                person.mergedWhen = number;
            }
        });
    }

    /** Where somebody is at home on a day; null off the roll. */
    Long home(long member, int day) {
        Person person = people.get(member);
        if (person.struck || person.mergedInto != 0) {
            return null;
        }
        Long home = person.home(day, entered);
        for (Person other : people.values()) {
            boolean fills = home == null && !person.isEmpty(entered) && other.mergedInto == member;
            if (fills && person.home(day, other.mergedWhen) == null) {
                home = other.home(day, entered);
            }
        }
        return home;
    }

    /** What somebody is on a day: what was said of a day holds until the day on which something else was said to begin. */
    String standing(long member, int day) {
        String[] standings = new String[DAYS];
        Arrays.fill(standings, "in-service");
        for (Said said : people.get(member).said) {
            String before = standings[said.day];
            for (int here = said.day; here < DAYS && standings[here].equals(before); here++) {
                standings[here] = said.standing;
            }
        }
        return standings[day];
    }

    boolean isFull(long member, int day) {
        Integer converted = people.get(member).converted;
        return converted != null && converted <= day;
    }

    /** Whether somebody ought to have a home on a day: since they came, but not after they left. */
    boolean isOnRoll(long member, int day) {
        Person person = people.get(member);
        if (person.struck || person.mergedInto != 0) {
            return false;
        }
        boolean merged = people.values().stream()
                .anyMatch(other -> other.mergedInto == member
                        && other.isOnRoll(day, entered)
                        && !person.isOnRoll(day, other.mergedWhen));
        return person.isOnRoll(day, entered) || (merged && !person.isEmpty(entered));
    }

    private record Said(int day, String standing, long own) {}

    private record Move(int entered, int day, Long from, Long to, long along, long own) {}

    private static final class Person {
        final long enrolled;
        final int day;
        final List<Move> moves = new ArrayList<>();
        final List<Said> said = new ArrayList<>();
        Integer converted = Integer.MIN_VALUE;
        long convertedBy = -1;
        boolean struck;
        long mergedInto;
        int mergedWhen;

        Person(long enrolled, int day) {
            this.enrolled = enrolled;
            this.day = day;
        }

        /** Since they came, but not after they left, by what was entered before. */
        boolean isOnRoll(int asked, int before) {
            boolean on = false;
            for (int here = day; here <= asked; here++) {
                on |= here == day;
                for (Move move : moves) {
                    if (move.day == here && move.from == null && move.entered <= before) {
                        on = move.to != null;
                    }
                }
            }
            return on;
        }

        /** Whether they left on the day on which they came. */
        boolean isEmpty(int before) {
            int last = moves.stream().mapToInt(Move::day).reduce(day, Math::max);
            return IntStream.rangeClosed(day, last).noneMatch(asked -> isOnRoll(asked, before));
        }

        Long home(int asked, int before) {
            Long home = null;
            for (int here = day; here <= asked; here++) {
                if (here == day) {
                    home = later(enrolled, 0, here, before);
                }
                for (Move move : moves) {
                    boolean goes =
                            move.entered <= before && move.day == here && (move.from == null || move.from.equals(home));
                    home = goes ? later(move.to, move.entered, here, before) : home;
                }
            }
            return home;
        }

        /** Where somebody comes who was to come to a home, after what was entered since. */
        private Long later(Long home, int since, int here, int before) {
            Long there = home;
            for (Move move : moves) {
                if (move.entered <= before
                        && move.from != null
                        && move.entered > since
                        && move.day <= here
                        && move.from.equals(there)) {
                    there = move.to;
                }
            }
            return there;
        }
    }
}
