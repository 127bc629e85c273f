package org.sanqu.api.form;

import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Text;

/** Takes what a check finds, 50 remarks at most; of no use after the check. */
@ProviderType
public interface Remarks {

    /**
     * What is wrong: nothing is stored.
     *
     * @param at a JSON Pointer into the data; empty for the whole
     */
    void error(String at, Text reason);

    /** What looks wrong and may yet be right: no bar to submitting. */
    void warning(String at, Text reason);
}
