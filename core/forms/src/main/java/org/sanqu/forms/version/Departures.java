package org.sanqu.forms.version;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormMigration;
import org.sanqu.api.form.MigrationStep;

/** Checks that a migration takes things from where they are in the edition before. */
final class Departures {

    private Departures() {}

    /** What of a migration's file leads nowhere in a version of the edition before. */
    static List<Fault> faults(String file, FormMigration migration, Form before) {
        Fields fields = new Fields(before);
        Set<JsonPointer> made = new HashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < migration.steps().size(); i++) {
            MigrationStep step = migration.steps().get(i);
            JsonPointer from = null;
            String at = "/steps/" + i;
            if (step instanceof MigrationStep.Java) {
                // what the module's code makes is not known
                return faults;
            } else if (step instanceof MigrationStep.Rename rename) {
                from = rename.from();
                at += "/rename/from";
                made.add(rename.to());
            } else if (step instanceof MigrationStep.Remove remove) {
                from = remove.at();
                at += "/remove";
            } else if (step instanceof MigrationStep.Recode recode) {
                from = recode.at();
                at += "/map/at";
            } else if (step instanceof MigrationStep.Convert convert) {
                from = convert.at();
                at += "/convert/at";
            } else if (step instanceof MigrationStep.Default otherwise) {
                made.add(otherwise.at());
            }
            if (from != null && !made.contains(from) && !fields.has(from) && !isInside(from, made)) {
                faults.add(Fault.at(file + "#" + at, "update.pointer-before", from.toString(), before.edition()));
            }
        }
        return faults;
    }

    private static boolean isInside(JsonPointer pointer, Set<JsonPointer> made) {
        return made.stream().anyMatch(one -> pointer.toString().startsWith(one + "/"));
    }
}
