package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.sanqu.api.form.Form;

/** Checks data as a whole: its schema first, then that what it refers to is there and may be seen. */
final class DataCheck {

    private final SchemaCheck schema;

    DataCheck(SchemaCheck schema) {
        this.schema = schema;
    }

    /**
     * Checks data.
     *
     * @param day the day of the event; what was there then or is there today may be referred to
     */
    SchemaCheck.Examination examine(Surroundings around, Form form, JsonNode data, LocalDate day, LocalDate today) {
        SchemaCheck.Examination examined = schema.examine(form, data);
        for (DataWalk.Reference reference : examined.references()) {
            boolean there = exists(around, reference, day) || exists(around, reference, today);
            if (!there) {
                String key = reference.kind().equals("member") ? "form.no-such-member" : "form.no-such-organisation";
                examined.findings().add(reference.place(), examined.texts().about(reference.place(), key));
            }
        }
        return examined;
    }

    private static boolean exists(Surroundings around, DataWalk.Reference reference, LocalDate day) {
        return reference.kind().equals("member")
                ? around.member(reference.id(), day).isPresent()
                : around.organisation(reference.id(), day).isPresent();
    }
}
