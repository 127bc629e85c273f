package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Page;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.organisation.StoredOrganisationTree;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.KeyedSecrets;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;

/** The real register over a store, with a committee and its branches. */
final class Roll {

    static final LocalDate TODAY = LocalDate.now();
    static final LocalDate FOUNDED = LocalDate.of(1999, 7, 1);
    static final LocalDate JOINED = LocalDate.of(2001, 7, 1);
    private static final String PASSWORD = "correct-horse-42";

    final Store store;
    final KeyedSecrets secrets;
    final StoredHierarchies hierarchies;
    final StoredOrganisationTree tree;
    final MemberCounts counts;
    final StoredMemberRegister members;
    final StoredHomes homes;
    final Caller root;
    private final StoredAccounts accounts;

    Roll(Store store) {
        this.store = store;
        hierarchies = new StoredHierarchies(store);
        GrantedAccess access = new GrantedAccess(hierarchies);
        secrets = new KeyedSecrets(store);
        tree = new StoredOrganisationTree(store, access, hierarchies);
        counts = new MemberCounts(store, hierarchies);
        members = new StoredMemberRegister(store, secrets, access, hierarchies, counts);
        homes = new StoredHomes(counts);
        accounts = new StoredAccounts(store, access, hierarchies, Settings.defaults(), Clock.systemUTC());
        root = accounts.console();
    }

    long found(String code, OrganisationType type, Long parent, String... sectors) {
        return founded(new Founding(code, code + "组织", null, type, List.of(sectors), parent, FOUNDED))
                .id();
    }

    Organisation founded(Founding founding) {
        return tree.found(root, founding);
    }

    /** A temporary branch that will end. */
    static Founding closing(String code, long parent) {
        return new Founding(
                code,
                "集训临时党支部",
                null,
                List.of(),
                OrganisationType.TEMPORARY_BRANCH,
                List.of(),
                null,
                parent,
                TODAY.minusYears(1),
                TODAY.plusMonths(6));
    }

    long branch(String code, Long parent) {
        return found(code, OrganisationType.BRANCH, parent);
    }

    Caller clerk(Role role, long organisation) {
        String name = role.code() + "-" + organisation;
        accounts.create(root, name, "办事员", PASSWORD, List.of(new Grant(role, organisation)));
        return accounts.authenticate(name, PASSWORD, "test");
    }

    Member enrol(String name, long home) {
        return enrol(name, home, JOINED);
    }

    Member enrol(String name, long home, LocalDate from) {
        return members.enrol(root, person(name, home, from, null));
    }

    static Enrolment person(String name, long home, LocalDate from, String citizenNumber) {
        return new Enrolment(
                name,
                "1",
                LocalDate.of(1970, 1, 1),
                "01",
                "30",
                null,
                "worker",
                "东街纺织厂",
                "full",
                "in-service",
                JOINED,
                JOINED.plusYears(1),
                citizenNumber,
                null,
                home,
                from);
    }

    static MemberQuery everybody(long organisation, LocalDate asOf) {
        return new MemberQuery(organisation, Hierarchy.FORMAL, true, MemberFilter.ALL, null, 50, asOf);
    }

    List<String> names(MemberQuery query) {
        return members.page(root, query).items().stream().map(Member::name).toList();
    }

    List<String> names(long organisation, LocalDate asOf) {
        return names(everybody(organisation, asOf));
    }

    /** All pages of a query, one after the other. */
    List<Member> all(MemberQuery query) {
        List<Member> all = new ArrayList<>();
        String after = null;
        do {
            Page<Member> page = members.page(root, behind(query, after));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static MemberQuery behind(MemberQuery query, String after) {
        return new MemberQuery(
                query.organisation(),
                query.hierarchy(),
                query.below(),
                query.filter(),
                after,
                query.size(),
                query.asOf());
    }
}
