package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Member;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The members whom callers may read: those at home in their scope, or who were when they left the roll. */
final class ReadableMembers {

    private final Store store;
    private final Secrets secrets;
    private final Access access;
    private final Clock clock;

    ReadableMembers(Store store, Secrets secrets, Access access, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.clock = clock;
    }

    /** A member; refuses one who is absent or whom the caller may not read. */
    Member get(Caller caller, long member, LocalDate asOf) {
        Optional<Member> found = list(caller, List.of(member), asOf).stream().findFirst();
        return found.orElseThrow(() -> absent(caller, member));
    }

    /** Why a member cannot be read, as far as the caller may know. */
    Refusal absent(Caller caller, long member) {
        Long belonging =
                store.read(sql -> rows(sql, today()).belonging(List.of(member))).get(member);
        if (belonging == null) {
            access.require(caller, Permission.READ);
            return new Refusal(Refusal.Reason.NOT_FOUND, "member.not-found", String.valueOf(member));
        }
        access.require(caller, Permission.READ, belonging);
        return new Refusal(Refusal.Reason.NOT_FOUND, "member.struck", String.valueOf(member));
    }

    List<Member> list(Caller caller, Collection<Long> members, LocalDate asOf) {
        return readable(caller, asOf, rows -> rows.withIds(members));
    }

    Optional<Member> find(Caller caller, String citizenNumber, LocalDate asOf) {
        String fingerprint = secrets.fingerprint(CitizenNumber.normalised(citizenNumber));
        return readable(
                        caller,
                        asOf,
                        rows -> rows.withIds(
                                rows.withFingerprint(fingerprint).stream().toList()))
                .stream()
                .findFirst();
    }

    /** That a citizen number is on the roll already; says whose it is to whoever may read them. */
    Refusal taken(Caller caller, String citizenNumber) {
        return find(caller, citizenNumber, today())
                .map(this::named)
                .orElseGet(() -> new Refusal(Refusal.Reason.CONFLICT, "member.on-roll-elsewhere"));
    }

    private Refusal named(Member member) {
        String id = String.valueOf(member.id());
        return store.read(sql -> {
            Long home = rows(sql, today()).belonging(List.of(member.id())).get(member.id());
            String place = new Places(sql).of(home, today()).orElseThrow().name();
            String key = member.home() == null ? "member.off-roll-here" : "member.on-roll-here";
            return new Refusal(Refusal.Reason.CONFLICT, key, member.name(), id, place);
        });
    }

    private List<Member> readable(Caller caller, LocalDate asOf, Function<MemberRows, List<Member>> reading) {
        Map<Long, Long> belonging = new HashMap<>();
        List<Member> found = store.read(sql -> {
            MemberRows rows = rows(sql, asOf);
            List<Member> members = reading.apply(rows);
            members.forEach(member -> belonging.put(member.id(), member.home()));
            List<Long> homeless = members.stream()
                    .filter(member -> member.home() == null)
                    .map(Member::id)
                    .toList();
            belonging.putAll(rows.belonging(homeless));
            return members;
        });
        return found.stream()
                .filter(member -> access.allows(caller, Permission.READ, belonging.get(member.id())))
                .toList();
    }

    private MemberRows rows(Sql sql, LocalDate asOf) {
        return new MemberRows(sql, secrets, DayView.of(asOf, today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
