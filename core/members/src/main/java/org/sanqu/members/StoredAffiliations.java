package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Affiliations;
import org.sanqu.api.member.Guest;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The secondary ties in the database, beside the homes. */
@Component(service = Affiliations.class)
public final class StoredAffiliations implements Affiliations {

    private static final Comparator<Affiliation> LATEST = Comparator.comparing(Affiliation::from)
            .thenComparing(Affiliation::id)
            .reversed();

    private final Store store;
    private final Secrets secrets;
    private final Access access;
    private final Hierarchies hierarchies;
    private final MemberRegister register;
    private final TieChanges changes;
    private final Clock clock;

    @Activate
    public StoredAffiliations(
            @Reference Store store,
            @Reference Secrets secrets,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference MemberRegister register,
            @Reference TieChanges changes) {
        this(store, secrets, access, hierarchies, register, changes, Clock.systemDefaultZone());
    }

    StoredAffiliations(
            Store store,
            Secrets secrets,
            Access access,
            Hierarchies hierarchies,
            MemberRegister register,
            TieChanges changes,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.hierarchies = hierarchies;
        this.register = register;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<Affiliation> of(Caller caller, long member) {
        register.get(caller, member, today());
        return store.read(sql -> {
            List<Affiliation> all = new ArrayList<>(new HomeDays(sql).of(member));
            new TieRows(sql).of(member).forEach(tie -> all.add(tie.affiliation()));
            all.sort(LATEST);
            return all;
        });
    }

    @Override
    public Page<Guest> guests(Caller caller, long organisation, String after, int size, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        Subtree subtree = subtree(organisation, asOf);
        return store.read(sql -> {
            TieRows rows = new TieRows(sql);
            Page<TieRows.Tie> page = Subtree.page(
                    after,
                    size,
                    (behind, most) -> rows.byName(asOf, subtree.narrowed("s.organisation"), behind, most),
                    tie -> tie.span().has(asOf) && subtree.has(tie.affiliation().organisation()),
                    tie -> tie.affiliation().id());
            return guests(sql, page, asOf);
        });
    }

    private static Page<Guest> guests(Sql sql, Page<TieRows.Tie> page, LocalDate asOf) {
        List<Long> members =
                page.items().stream().map(tie -> tie.affiliation().member()).toList();
        Map<Long, Long> homes = new HomeDays(sql).on(members, asOf);
        Map<Long, Places.Place> places = new Places(sql).of(homes.values(), asOf);
        return page.map(tie -> {
            Places.Place home = places.get(homes.get(tie.affiliation().member()));
            return new Guest(tie.affiliation(), tie.name(), home == null ? null : home.shortName());
        });
    }

    @Override
    public Map<String, Long> counts(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        Subtree subtree = subtree(organisation, asOf);
        Map<String, Long> counts = new LinkedHashMap<>();
        CodeTable.of("tie").codes().forEach(kind -> counts.put(kind, 0L));
        store.read(sql -> new TieRows(sql).on(asOf, subtree.narrowed("s.organisation"))).stream()
                .map(TieRows.Tie::affiliation)
                .filter(tie -> subtree.has(tie.organisation()))
                .forEach(tie -> counts.merge(tie.kind(), 1L, Long::sum));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private Subtree subtree(long organisation, LocalDate asOf) {
        return Subtree.of(hierarchies.asOf(Hierarchy.FORMAL, asOf), organisation);
    }

    @Override
    public Affiliation begin(Caller caller, Affiliation affiliation, String citizenNumber) {
        access.require(caller, Permission.RECORD, affiliation.organisation());
        Affiliation tie = about(member(caller, affiliation.member(), citizenNumber), affiliation);
        return store.write(sql -> {
            sql.lock("secondary_affiliation");
            TieCheck.require(sql, tie, today());
            changes.changed(sql);
            long id = new TieRows(sql).insert(tie, caller.account(), clock.instant());
            return new TieRows(sql).withId(id).orElseThrow().affiliation();
        });
    }

    /** Whom the caller means: someone they may read, or whose citizen number they know. */
    private long member(Caller caller, long member, String citizenNumber) {
        if (citizenNumber == null) {
            return register.get(caller, member, today()).id();
        }
        return store.read(sql -> new Strangers(sql, secrets).byCitizenNumber(citizenNumber))
                .filter(found -> member == 0 || member == found)
                .orElseThrow(() -> new Refusal(Refusal.Reason.FORBIDDEN, "tie.no-such-member"));
    }

    private static Affiliation about(long member, Affiliation tie) {
        return new Affiliation(
                0,
                member,
                tie.organisation(),
                tie.kind(),
                tie.from(),
                tie.until(),
                tie.votingRight(),
                tie.duesAtHost());
    }

    @Override
    public Affiliation end(Caller caller, long affiliation, LocalDate on) {
        Affiliation before = store.read(sql -> new TieRows(sql).withId(affiliation))
                .orElseThrow(() -> {
                    access.require(caller, Permission.RECORD);
                    return new Refusal(Refusal.Reason.NOT_FOUND, "tie.not-found", String.valueOf(affiliation));
                })
                .affiliation();
        Long home = store.read(sql -> new HomeDays(sql).on(List.of(before.member()), today()))
                .get(before.member());
        if (home == null || !access.allows(caller, Permission.RECORD, home)) {
            access.require(caller, Permission.RECORD, before.organisation());
        }
        return store.write(sql -> {
            TieRows rows = new TieRows(sql);
            TieRows.Tie tie = rows.withId(affiliation).orElseThrow();
            Ending.require(tie.span(), on, today());
            rows.end(affiliation, on, caller.account(), clock.instant());
            changes.changed(sql);
            return rows.withId(affiliation).orElseThrow().affiliation();
        });
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
