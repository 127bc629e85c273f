package org.sanqu.api.form;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** The forms that organisations fill in. Thread-safe. */
@ProviderType
public interface Forms {

    /** The forms of the installed modules that the organisation fills in, by id. */
    List<Form> applicable(Caller caller, long organisation);

    /**
     * A form of an installed module in its present version.
     *
     * @throws Refusal NOT_FOUND when no installed module has it
     */
    Form get(Caller caller, String form);

    /**
     * A version that was filled in once, whether or not its module is still installed.
     *
     * @throws Refusal NOT_FOUND when it was never used
     */
    Form version(Caller caller, String version);

    /** What the form begins with for an organisation, a member (null for none) and a period (null for none); the entry's data do not matter. */
    Prefill prefill(Caller caller, Form form, Entry entry);

    /** Checks an entry's data against a form without storing anything: schema, formats, references, attachments, checks. */
    Judgement judge(Caller caller, Form form, Entry entry);
}
