package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;

/**
 * Everything that follows for one organisation from its standing events.
 *
 * @param id the organisation
 * @param life from its founding to its end; null when it never was
 * @param heir what stands in for it after its end; null for what was above
 * @param aliases what else people write for it
 * @param versions what it was called and was like, by day
 * @param places where it hung, by hierarchy and day
 * @param clashes the events that cannot have been, since it was not there
 */
record Biography(
        long id,
        Span life,
        Long heir,
        List<String> aliases,
        List<Version> versions,
        List<Place> places,
        List<Told> clashes) {

    /** What it was like on some days. */
    record Version(
            Span days, String name, String shortName, OrganisationType type, List<String> sectors, Integer units) {

        Version ending(LocalDate until) {
            return new Version(new Span(days.from(), until), name, shortName, type, sectors, units);
        }

        boolean sameAs(Version other) {
            return equals(new Version(days, other.name, other.shortName, other.type, other.sectors, other.units));
        }
    }

    /** Where it hung on some days, and which event put it there; no parent at a top. */
    record Place(String hierarchy, Long parent, Span days, long event) {

        Place ending(LocalDate until) {
            return new Place(hierarchy, parent, new Span(days.from(), until), event);
        }
    }

    boolean exists(LocalDate day) {
        return life != null && life.has(day);
    }

    Optional<Version> version(LocalDate day) {
        return versions.stream().filter(each -> each.days.has(day)).findFirst();
    }

    Optional<Place> place(String hierarchy, LocalDate day) {
        return places.stream()
                .filter(each -> each.hierarchy.equals(hierarchy) && each.days.has(day))
                .findFirst();
    }

    /** The organisation above on a day; null at a top and when it does not exist. */
    Long parent(LocalDate day) {
        return place(Hierarchy.FORMAL, day).map(Place::parent).orElse(null);
    }
}
