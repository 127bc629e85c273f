package org.sanqu.api.local;

import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;

/**
 * What the platform thinks of a local form before it is sent, or before it is changed.
 *
 * @param form the form as those who answer will see it; null where the faults leave none
 * @param fields how many fields those who answer are asked, columns of tables included
 * @param asked the ids of the organisations that are asked, in the order of the tree
 * @param faults what is wrong, at {@code /title}, {@code /due}, {@code /addressees}, {@code /fields/3/max} or at a place of the form's file;
 *     it cannot be sent while there are any
 * @param warnings what looks wrong: above all what is asked for elsewhere already
 */
public record Readiness(Form form, int fields, List<Long> asked, List<Fault> faults, List<Fault> warnings) {

    public Readiness {
        asked = List.copyOf(asked);
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }
}
