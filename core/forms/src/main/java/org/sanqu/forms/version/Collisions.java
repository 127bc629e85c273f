package org.sanqu.forms.version;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.Slot;
import org.sanqu.forms.SubmissionRows;

/** Finds out which submissions would be about the same thing once a migration has read them, one after the other. Not thread-safe. */
final class Collisions {

    /** Of more the run itself will find out. */
    private static final int REMEMBERED = 100_000;

    private final Store store;
    private final Way way;
    private final Map<UUID, Long> slots = new HashMap<>();

    Collisions(Store store, Way way) {
        this.store = store;
        this.way = way;
    }

    /** The submission that has the slot by then; empty when there is none. */
    Optional<Long> find(Submission written, Outcome outcome) {
        Slot slot = way.slot(written, outcome);
        if (slot.name() == null || written.state() == SubmissionState.VOIDED) {
            return Optional.empty();
        }
        UUID mark = UUID.nameUUIDFromBytes(slot.toString().getBytes(StandardCharsets.UTF_8));
        Long before = slots.size() < REMEMBERED ? slots.putIfAbsent(mark, written.id()) : slots.get(mark);
        return before != null && before != written.id() ? Optional.of(before) : staying(written, slot);
    }

    private Optional<Long> staying(Submission written, Slot slot) {
        return store.read(sql -> new SubmissionRows(sql)
                .holder(slot)
                .filter(id -> id != written.id())
                .filter(id -> !new ServedRows(sql).moves(id, way)));
    }
}
