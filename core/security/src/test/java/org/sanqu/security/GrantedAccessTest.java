package org.sanqu.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.api.Refusal.Reason.FORBIDDEN;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sanqu.api.Message;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Role;

class GrantedAccessTest {

    /** Said again here, so that a change of the matrix is a change of a test. */
    private static final Map<Role, Set<Permission>> MATRIX = Map.of(
            Role.READER, EnumSet.of(Permission.READ),
            Role.RECORDER, EnumSet.of(Permission.READ, Permission.RECORD),
            Role.REVIEWER, EnumSet.of(Permission.READ, Permission.REVIEW),
            Role.DISCIPLINE_OFFICER, EnumSet.of(Permission.READ),
            Role.SYSTEM_ADMINISTRATOR, EnumSet.of(Permission.MAINTAIN, Permission.MANAGE_MODULES),
            Role.SECURITY_ADMINISTRATOR, EnumSet.of(Permission.MANAGE_ACCOUNTS),
            Role.AUDIT_ADMINISTRATOR, EnumSet.noneOf(Permission.class));

    private static final Set<Long> BRANCH_AND_BELOW = Set.of(Street.BRANCH, Street.GROUP, Street.MERGED);

    private final GrantedAccess access = new GrantedAccess(new Street());

    private static Caller caller(Grant... grants) {
        return new KnownCaller("zhang", List.of(grants), 1, null);
    }

    @TestFactory
    Stream<DynamicTest> everyRoleTimesEveryPermissionTimesEveryPlace() {
        return Stream.of(Role.values()).flatMap(role -> Stream.of(Permission.values())
                .map(permission -> DynamicTest.dynamicTest(role + " " + permission, () -> check(role, permission))));
    }

    private void check(Role role, Permission permission) {
        boolean given = MATRIX.get(role).contains(permission);
        Caller onBranch = caller(new Grant(role, Street.BRANCH));
        Caller onAll = caller(new Grant(role, null));
        LongStream.of(
                        Street.COMMITTEE,
                        Street.BRANCH,
                        Street.GROUP,
                        Street.BESIDE,
                        Street.OTHER,
                        Street.OTHER_BRANCH,
                        Street.CLOSED,
                        Street.MERGED,
                        Street.NOWHERE)
                .forEach(place -> {
                    boolean inside = BRANCH_AND_BELOW.contains(place);
                    assertEquals(given && inside, access.allows(onBranch, permission, place), "branch → " + place);
                    assertEquals(given, access.allows(onAll, permission, place), "everything → " + place);
                    assertFalse(access.allows(caller(), permission, place), "nothing → " + place);
                });
        assertEquals(given, access.allows(onAll, permission));
        assertFalse(access.allows(onBranch, permission));
    }

    @Test
    void whoMayNotIsToldWhichPermissionIsMissing() {
        Caller reader = caller(new Grant(Role.READER, Street.BRANCH));
        assertTrue(Refused.as(
                        FORBIDDEN, "access.forbidden", () -> access.require(reader, Permission.RECORD, Street.BRANCH))
                .getMessage()
                .contains("填报"));
        Refused.as(FORBIDDEN, "access.forbidden-everything", () -> access.require(reader, Permission.MANAGE_ACCOUNTS));
        access.require(reader, Permission.READ, Street.GROUP);
    }

    @Test
    void everyPermissionHasANameInBothLanguages() {
        for (Permission permission : Permission.values()) {
            Message text = Refused.as(
                            FORBIDDEN, "access.forbidden-everything", () -> access.require(caller(), permission))
                    .text();
            assertFalse(text.in(Locale.CHINESE).contains("permission."), permission.name());
            assertFalse(text.in(Locale.ENGLISH).contains("permission."), permission.name());
        }
    }

    @Test
    void anOrganisationThatDoesNotExistIsRefusedLikeOneOutside() {
        Caller reader = caller(new Grant(Role.READER, Street.BRANCH));
        String outside = Refused.as(
                        FORBIDDEN, "access.forbidden", () -> access.require(reader, Permission.READ, Street.BESIDE))
                .getMessage();
        String nowhere = Refused.as(
                        FORBIDDEN, "access.forbidden", () -> access.require(reader, Permission.READ, Street.NOWHERE))
                .getMessage();
        assertEquals(outside, nowhere);
    }

    @Test
    void aGrantOnAClosedOrganisationCoversNothing() {
        Caller reader = caller(new Grant(Role.READER, Street.CLOSED));
        assertFalse(access.allows(reader, Permission.READ, Street.CLOSED));
        assertFalse(access.allows(reader, Permission.READ, Street.NOWHERE));
        assertEquals(List.of(), access.tops(reader, Permission.READ));
    }

    @Test
    void whatHasClosedIsReadByWhoeverMayReadItsSuccessorOrWhatWasAbove() {
        Caller ofTheGroup = caller(new Grant(Role.READER, Street.GROUP));
        assertTrue(access.allows(ofTheGroup, Permission.READ, Street.MERGED));
        assertFalse(access.allows(ofTheGroup, Permission.READ, Street.CLOSED));
        Caller ofTheCommittee = caller(new Grant(Role.READER, Street.COMMITTEE));
        assertTrue(access.allows(ofTheCommittee, Permission.READ, Street.CLOSED));
        assertTrue(access.allows(ofTheCommittee, Permission.READ, Street.MERGED));
        Caller outside = caller(new Grant(Role.READER, Street.OTHER));
        assertFalse(access.allows(outside, Permission.READ, Street.CLOSED));
        assertFalse(access.allows(outside, Permission.READ, Street.MERGED));
    }

    @Test
    void topsAreTheHighestAndNoneIsBelowAnother() {
        Caller several = caller(
                new Grant(Role.READER, Street.OTHER_BRANCH),
                new Grant(Role.RECORDER, Street.GROUP),
                new Grant(Role.READER, Street.BRANCH),
                new Grant(Role.READER, Street.BRANCH),
                new Grant(Role.READER, Street.CLOSED),
                new Grant(Role.SYSTEM_ADMINISTRATOR, Street.COMMITTEE));
        assertEquals(List.of(Street.BRANCH, Street.OTHER_BRANCH), access.tops(several, Permission.READ));
        assertEquals(List.of(Street.GROUP), access.tops(several, Permission.RECORD));
        assertEquals(List.of(Street.COMMITTEE), access.tops(several, Permission.MAINTAIN));
        assertEquals(List.of(), access.tops(several, Permission.MANAGE_ACCOUNTS));
        assertEquals(
                List.of(Street.COMMITTEE, Street.OTHER),
                access.tops(caller(new Grant(Role.READER, null)), Permission.READ));
    }

    @Test
    void aCallerThatSomebodyElseMadeIsRefused() {
        Caller forged = () -> "admin";
        for (Caller stranger : new Caller[] {forged, null}) {
            Refused.as(FORBIDDEN, "access.unknown-caller", () -> access.allows(stranger, Permission.READ));
            Refused.as(FORBIDDEN, "access.unknown-caller", () -> access.allows(stranger, Permission.READ, 1));
            Refused.as(FORBIDDEN, "access.unknown-caller", () -> access.require(stranger, Permission.READ));
            Refused.as(FORBIDDEN, "access.unknown-caller", () -> access.require(stranger, Permission.READ, 1));
            Refused.as(FORBIDDEN, "access.unknown-caller", () -> access.tops(stranger, Permission.READ));
            Refused.as(FORBIDDEN, "access.unknown-caller", () -> access.grants(stranger));
        }
    }
}
