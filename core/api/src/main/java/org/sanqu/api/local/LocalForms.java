package org.sanqu.api.local;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/**
 * Tables that offices make themselves. Who makes, sends, changes and closes one needs RECORD and REVIEW on the organisation that asks; only
 * organisations below it can be asked. Whoever may READ it sees what it sent. Thread-safe.
 */
@ProviderType
public interface LocalForms {

    /** The most fields, columns of tables included. */
    int MOST_FIELDS = 200;

    /**
     * Begins a draft.
     *
     * @throws Refusal FORBIDDEN; INVALID for what cannot be kept: too many fields, too long a text, with a fault for each
     */
    LocalForm draft(Caller caller, long organisation, LocalContent content);

    /**
     * Changes a local form. A draft may be unfinished. One that was sent becomes a new version at once, by the rules for every module:
     * what makes answers unreadable is refused; those who have answered stay asked, and the deadline stays.
     *
     * @param revision the revision that the writer saw
     * @throws Refusal FORBIDDEN; NOT_FOUND; CONFLICT when somebody else changed it since, or it is closed; INVALID as in {@link #draft}, and for
     *     one that was sent with every fault of {@link #ready}
     */
    LocalForm keep(Caller caller, long id, int revision, LocalContent content);

    /** What speaks against sending it as it is; nothing changes. */
    Readiness ready(Caller caller, long id);

    /** What would speak against content in place of what is kept; nothing changes. */
    Readiness ready(Caller caller, long id, LocalContent content);

    /**
     * Asks: the form is served, and due for everybody who is asked.
     *
     * @throws Refusal INVALID with the faults of {@link #ready}; CONFLICT when it is no draft, has changed since, or too many are running
     */
    LocalForm send(Caller caller, long id, int revision);

    /**
     * Takes no more answers.
     *
     * @throws Refusal CONFLICT when it was not sent, or has changed since
     */
    LocalForm close(Caller caller, long id, int revision);

    /** Begins a draft with the same fields and addressees, and no deadline. */
    LocalForm copy(Caller caller, long id);

    /**
     * Throws a draft away.
     *
     * @throws Refusal CONFLICT when it is no draft, or has changed since
     */
    void delete(Caller caller, long id, int revision);

    /**
     * One local form.
     *
     * @throws Refusal FORBIDDEN without READ on the organisation that asks, for a draft without leave to make one, and when there is none and
     *     the caller may not read all; NOT_FOUND otherwise
     */
    LocalForm get(Caller caller, long id);

    /**
     * Those of an organisation, the latest first; drafts only to who may make one.
     *
     * @param state only these; null for all
     * @param after the cursor of the page before; null for the first
     * @param size 1 … 200
     */
    Page<LocalForm> page(Caller caller, long organisation, LocalForm.State state, String after, int size);

    /** Whether the caller may make one for the organisation. */
    boolean maker(Caller caller, long organisation);

    /**
     * Writes it as the files of a module (a zip), to be built and installed in other districts; without its addressees and deadline.
     *
     * @param module the id that the module gets
     * @throws Refusal INVALID for a name that no module can have, or a form with faults
     */
    void files(Caller caller, long id, String module, OutputStream out) throws IOException;
}
