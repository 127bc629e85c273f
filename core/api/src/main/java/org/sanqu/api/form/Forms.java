package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Fault;
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

    /**
     * Checks data against a form: its schema, formats, references.
     *
     * @return a fault for each field at which something is wrong, in the form's order; empty when all is well
     */
    List<Fault> check(Caller caller, Form form, JsonNode data);

    /**
     * What looks wrong in data and may yet be right: numbers that contradict their check digits ({@code x-check-digit}).
     *
     * @return advice for each such field, in the form's order; no bar to submitting
     */
    List<Fault> warnings(Caller caller, Form form, JsonNode data);
}
