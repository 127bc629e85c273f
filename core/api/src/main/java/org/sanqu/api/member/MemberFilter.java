package org.sanqu.api.member;

import java.util.Set;
import org.sanqu.api.organisation.OrganisationType;

/**
 * Which members of a list; what is null or empty does not narrow it.
 *
 * @param text a part of the name
 * @param sex GB/T 2261.1
 * @param categories {@code full}, {@code probationary}
 * @param standings as in {@link Member}
 * @param educations GB/T 4658
 * @param states as in {@link Member}
 * @param ageFrom at least so many whole years on the day
 * @param ageTo at most so many whole years on the day
 * @param lostContact whether only those that nobody can reach
 * @param homeTypes at home in an organisation of one of these types
 * @param homeSector at home in an organisation with this sector, its own or inherited
 */
public record MemberFilter(
        String text,
        String sex,
        Set<String> categories,
        Set<String> standings,
        Set<String> educations,
        Set<String> states,
        Integer ageFrom,
        Integer ageTo,
        boolean lostContact,
        Set<OrganisationType> homeTypes,
        String homeSector) {

    /** Everybody. */
    public static final MemberFilter ALL = containing(null);

    public MemberFilter {
        categories = Set.copyOf(categories);
        standings = Set.copyOf(standings);
        educations = Set.copyOf(educations);
        states = Set.copyOf(states);
        homeTypes = Set.copyOf(homeTypes);
    }

    /** Those whose name contains a text; null or blank for everybody. */
    public static MemberFilter containing(String text) {
        return new MemberFilter(text, null, Set.of(), Set.of(), Set.of(), Set.of(), null, null, false, Set.of(), null);
    }
}
