package org.sanqu.api.form;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that a migration does to what was filled in. A {@code *} in a pointer stands for every item of a list; a place that is not
 * there is passed over.
 */
public sealed interface MigrationStep {

    /** Moves a value; both pointers go through the same lists. */
    record Rename(JsonPointer from, JsonPointer to) implements MigrationStep {}

    /** Puts a value where there is none. */
    record Default(JsonPointer at, JsonNode value) implements MigrationStep {}

    /** Replaces values by others, each written as a text; what is not among them stays. */
    record Recode(JsonPointer at, Map<String, JsonNode> values) implements MigrationStep {

        public Recode {
            values = Map.copyOf(values);
        }
    }

    /** Takes a value away; it stays in the submission as it was written. */
    record Remove(JsonPointer at) implements MigrationStep {}

    /** Makes a value of another type out of one; what cannot be converted stays, and the new schema says what is wrong with it. */
    record Convert(JsonPointer at, Type to) implements MigrationStep {}

    /** Has the module's {@link SubmissionMigration} do the rest. */
    record Java() implements MigrationStep {}

    /** What can be converted to. */
    enum Type {
        INTEGER,
        NUMBER,
        STRING,
        BOOLEAN,
        /** A list of the one value. */
        LIST;

        /** The name in a migration's file. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
