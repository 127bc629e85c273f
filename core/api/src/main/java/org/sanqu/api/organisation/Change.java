package org.sanqu.api.organisation;

import java.time.LocalDate;
import java.util.List;

/** What happens to organisations on a day (CORE-03); ids are the platform's. */
public sealed interface Change {

    /** The name in the database and the API: {@code found}, {@code rename} … */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** A new organisation; its first day is the effective day. */
    record Found(Founding founding) implements Change {}

    /** Another name; a null short name takes the new name's place. */
    record Rename(long organisation, String name, String shortName) implements Change {}

    /**
     * Another place in a hierarchy.
     *
     * @param parent the new place; null takes it out of a hierarchy other than the formal one, or makes it a top of the formal one
     */
    record Move(long organisation, String hierarchy, Long parent) implements Change {}

    /**
     * Several become one: the members and the organisations below go over, and all but the result close.
     *
     * @param from at least two, or at least one besides {@code into}
     * @param into the one that stays, which may be among {@code from}; null when a new one is founded
     * @param result the new one, its first day being the effective day; null when there is {@code into}
     */
    record Merge(List<Long> from, Long into, Founding result) implements Change {
        public Merge {
            from = List.copyOf(from);
        }
    }

    /**
     * One becomes several.
     *
     * @param parts what is newly founded, with what goes over to each
     * @param closes whether the old one closes; then the parts must take everything
     */
    record Split(long organisation, List<Part> parts, boolean closes) implements Change {
        public Split {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of what is split.
     *
     * @param founding the new organisation, its first day being the effective day
     * @param organisations those directly below the old one that go over
     * @param members those at home in the old one that go over
     */
    record Part(Founding founding, List<Long> organisations, List<Long> members) {
        public Part {
            organisations = List.copyOf(organisations);
            members = List.copyOf(members);
        }
    }

    /** Branch → general branch → committee, or back where the members have become few; a null name keeps the old one. */
    record Upgrade(long organisation, OrganisationType type, String name, String shortName) implements Change {}

    /**
     * The end of an organisation.
     *
     * @param organisationsTo where those directly below go; null when there are none
     * @param membersTo where those at home go; null when there are none
     */
    record Close(long organisation, Long organisationsTo, Long membersTo) implements Change {}

    /** Other sectors, aliases or number of units covered (null when not known). */
    record Describe(long organisation, List<String> sectors, List<String> aliases, Integer units) implements Change {
        public Describe {
            sectors = List.copyOf(sectors);
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * Another end of an organisation that has one announced, a temporary or functional one.
     *
     * @param endsOn the first day on which it is no more, within fifty years; null when it has no end any more
     */
    record Prolong(long organisation, LocalDate endsOn) implements Change {}

    /** A correction: an event that was wrong has no effect from its own day on. It stays in the history with this one beside it. */
    record Withdraw(long event) implements Change {}
}
