package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.DatabaseStore;

/** Whatever people do to submissions in whatever order: states are those of the model, and facts are of exactly what counts. */
class SubmissionStatesTest {

    private static final String PLAN =
            """
            {"title": "计划", "type": "object", "required": ["n"], "properties": {"n": {"type": "integer", "title": "数"}},
             "x-form": {"cadence": "event", "approval": ["general-branch", "committee"]}}""";

    private static Path directory;
    private static DatabaseStore store;
    private static Street street;
    private static Organisation branch;
    private static Caller recorder;
    private static List<Caller> reviewers;

    enum Act {
        REVISE,
        AGREE,
        GIVE_BACK,
        REOPEN,
        ANNUL
    }

    /**
     * What somebody tries.
     *
     * @param by 0 for the recorder, else a reviewer
     * @param stale whether they look at a revision that is past
     * @param n what a revision says
     */
    record Attempt(Act act, int by, boolean stale, int n) {}

    /** What must be. */
    private static final class Model {

        SubmissionState state = SubmissionState.SUBMITTED;
        int steps;
        int revision = 1;
        int n;
        boolean reopened;
        boolean changed;

        /** Whether the attempt succeeds, and what it changes. */
        boolean attempt(Attempt attempt) {
            boolean recording = attempt.act == Act.REVISE || attempt.act == Act.ANNUL;
            if (recording != (attempt.by == 0) || attempt.stale) {
                return false;
            }
            return switch (attempt.act) {
                case REVISE -> revise(attempt.n);
                case ANNUL -> open() && annul();
                case AGREE -> state == SubmissionState.SUBMITTED && attempt.by > steps && agree();
                case GIVE_BACK ->
                    state == SubmissionState.SUBMITTED && attempt.by > steps && to(SubmissionState.RETURNED);
                case REOPEN -> state == SubmissionState.APPROVED && attempt.by == 2 && reopen();
            };
        }

        private boolean open() {
            return state == SubmissionState.SUBMITTED || state == SubmissionState.RETURNED;
        }

        private boolean revise(int next) {
            if (!open()) {
                return false;
            }
            changed |= reopened && next != n;
            n = next;
            revision++;
            steps = 0;
            return to(SubmissionState.SUBMITTED);
        }

        private boolean agree() {
            steps++;
            return steps < 2 || to(SubmissionState.APPROVED);
        }

        private boolean reopen() {
            reopened = true;
            return to(SubmissionState.RETURNED);
        }

        private boolean annul() {
            changed |= reopened;
            return to(SubmissionState.VOIDED);
        }

        private boolean to(SubmissionState next) {
            state = next;
            return true;
        }
    }

    @BeforeContainer
    static void open() throws Exception {
        directory = Files.createTempDirectory("states");
        store = new DatabaseStore(directory, "");
        street = new Street(store);
        street.modules.install("office", Map.of("plan", PLAN));
        Organisation general = street.found("G", OrganisationType.GENERAL_BRANCH, street.street);
        branch = street.found("G1", OrganisationType.BRANCH, general);
        recorder = street.clerk(Role.RECORDER, branch);
        reviewers = List.of(street.clerk(Role.REVIEWER, general), street.clerk(Role.REVIEWER, street.street));
    }

    @AfterContainer
    static void close() {
        store.close();
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.of(Act.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false, false, false, false),
                        Arbitraries.integers().between(0, 1))
                .as(Attempt::new)
                .list()
                .ofMaxSize(14);
    }

    @Property(tries = 150)
    void statesAndFactsAreThoseOfTheModel(@ForAll("attempts") List<Attempt> attempts) {
        Submission made = street.submissions.submit(
                recorder, new Entry("office/plan", branch.id(), null, null, TestForm.json("{\"n\": 0}")));
        Model model = new Model();
        int decided = 0;
        for (Attempt attempt : attempts) {
            boolean expected = model.attempt(attempt);
            assertEquals(expected, done(made.id(), attempt), attempt + " of " + model.state);
            decided += expected && attempt.act != Act.REVISE ? 1 : 0;
            Submission now = street.submissions.get(street.root, made.id());
            assertEquals(model.state, now.state());
            assertEquals(model.revision, now.revision());
            assertEquals(model.changed, now.changedAfterApproval());
            assertEquals(model.state == SubmissionState.SUBMITTED, now.awaits() != null);
            assertEquals(model.state.counts() ? 1 : 0, notes(made.id()), "facts");
        }
        assertEquals(
                decided,
                street.submissions.history(street.root, made.id()).stream()
                        .mapToInt(revision -> revision.reviews().size())
                        .sum());
        assertEquals(counting(), new HashSet<>(noted()));
    }

    private static boolean done(long id, Attempt attempt) {
        Submission now = street.submissions.get(street.root, id);
        Caller by = attempt.by == 0 ? recorder : reviewers.get(attempt.by - 1);
        int revision = attempt.stale ? now.revision() - 1 : now.revision();
        try {
            switch (attempt.act) {
                case REVISE ->
                    street.submissions.revise(by, id, revision, TestForm.json("{\"n\": " + attempt.n + "}"), null);
                case ANNUL -> street.submissions.annul(by, id, revision, "误报");
                case GIVE_BACK -> street.reviews.giveBack(by, id, revision, "退回");
                case REOPEN -> street.reviews.reopen(by, id, revision, "重开");
                case AGREE -> {
                    return street.reviews.agree(by, Map.of(id, revision), null).isEmpty();
                }
            }
            return true;
        } catch (Refusal refusal) {
            assertTrue(
                    refusal.reason() == Refusal.Reason.CONFLICT || refusal.reason() == Refusal.Reason.FORBIDDEN,
                    refusal::getMessage);
            return false;
        }
    }

    private static long notes(long id) {
        return noted().stream().filter(each -> each == id).count();
    }

    private static List<Long> noted() {
        return store.read(sql -> sql.list("select submission from note", row -> row.number("submission")));
    }

    private static Set<Long> counting() {
        return new HashSet<>(store.read(sql -> sql.list(
                "select id from submission where state in ('submitted', 'approved')", row -> row.number("id"))));
    }
}
