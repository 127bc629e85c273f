package org.sanqu.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.platform.Sql;
import org.sanqu.organisation.Step.Role;

/** What a change comes to, collected step by step before anything is done. */
final class Plan {

    private final Sql sql;
    private final Ancestry ancestry;
    private final Approval approval;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Set<Long> founded = new LinkedHashSet<>();
    private final List<HomeMove> moves = new ArrayList<>();
    private final Map<Long, List<Long>> heirs = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    Plan(Sql sql, Projection projection, LocalDate day) {
        this.sql = sql;
        this.ancestry = new Ancestry(projection, day);
        this.approval = new Approval(ancestry);
    }

    LocalDate day() {
        return ancestry.day();
    }

    Ancestry ancestry() {
        return ancestry;
    }

    Approval approval() {
        return approval;
    }

    /** Something befalls an organisation, which must be there. */
    void concerns(long organisation) {
        concerns(List.of(organisation));
    }

    /** Something befalls organisations, which must be there; those with the same life are named together. */
    void concerns(Collection<Long> organisations) {
        Naming naming = new Naming(sql);
        Map<Message, Object> absent = new LinkedHashMap<>();
        for (long each : organisations) {
            if (ancestry.of(each).isEmpty()) {
                absent.merge(
                        naming.life(each), naming.name(each), (one, other) -> Message.of("history.and", one, other));
            }
            approval.concerns(each);
        }
        absent.forEach((life, names) -> fault("/effectiveOn", "history.absent", names, day().toString(), life));
    }

    /** Something is founded below an organisation, which must be there by then. */
    void below(Long parent) {
        approval.reaches(parent);
        if (parent == null || !ancestry.of(parent).isEmpty()) {
            return;
        }
        approval.unknown();
        Span life = ancestry.projection().lives(List.of(parent)).get(parent);
        if (life != null && day().isBefore(life.from())) {
            String name = new Naming(sql).name(parent);
            fault("/effectiveOn", "history.parent-younger", name, life.from().toString());
        }
    }

    List<Step> steps() {
        return List.copyOf(steps.values());
    }

    Set<Long> founded() {
        return founded;
    }

    List<HomeMove> moves() {
        return moves;
    }

    /** What closes, by what it becomes a part of and where its secondary ties go on. */
    Map<Long, List<Long>> heirs() {
        return heirs;
    }

    /** Everything that closes. */
    List<Long> closing() {
        return steps.values().stream()
                .filter(step -> !step.patch().path(Patch.EXISTS).asBoolean(true))
                .map(Step::organisation)
                .toList();
    }

    List<Fault> faults() {
        return faults;
    }

    void fault(String at, String key, Object... args) {
        faults.add(Fault.at(at, key, args));
    }

    /** Adds a step; what it sets joins what another of the same role sets on the organisation. */
    void step(long organisation, Role role, ObjectNode patch, String at) {
        Step step = new Step(organisation, role, patch, at);
        Step known = steps.putIfAbsent(role + " " + organisation, step);
        if (known != null && patch.has(Patch.PARENT)) {
            known.patch().withObject("/" + Patch.PARENT).setAll((ObjectNode) patch.get(Patch.PARENT));
        }
    }

    void move(Collection<Long> members, List<Long> from, long to) {
        if (!members.isEmpty()) {
            moves.add(new HomeMove(members, from, to));
        }
    }

    /**
     * Founds an organisation: a new one, or that whose founding with the same code was withdrawn.
     *
     * @param at where the founding stands
     */
    long found(Founding founding, String at) {
        Optional<Long> never = known(founding.code(), at);
        long id = never.isPresent()
                ? never.get()
                : sql.insert("insert into organisation (code) values (?)", founding.code());
        founded.add(id);
        step(id, Role.INTO, Patch.founding(founding), at + "/parent");
        return id;
    }

    private Optional<Long> known(String code, String at) {
        Optional<Known> known = sql.first(
                "select id, established_on from organisation where code = ?",
                row -> new Known(row.number("id"), row.date("established_on")),
                code);
        if (known.isPresent() && (known.get().since != null || founded.contains(known.get().id))) {
            Message taken = Message.of("organisation.code-taken", code);
            throw new Refusal(Refusal.Reason.CONFLICT, taken, List.of(new Fault(at + "/code", taken)));
        }
        return known.map(Known::id);
    }

    private record Known(long id, LocalDate since) {}

    /** Members who get another home. */
    record HomeMove(Collection<Long> members, List<Long> from, long to) {}
}
