package org.sanqu.modules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.sanqu.api.metric.Source;

/** What members, organisations, secondary ties and appointments look like to a metric, from {@code census/*.json} beside this class. */
final class CensusShape {
    private static final SchemaShape MEMBERS = read("census/members.json");
    private static final SchemaShape ORGANISATIONS = read("census/organisations.json");

    private static final SchemaShape AFFILIATIONS = read("census/affiliations.json");
    private static final SchemaShape APPOINTMENTS = read("census/appointments.json");

    private CensusShape() {}

    /** The shape of what a source counts; null for submissions, which look like their form. */
    static SchemaShape of(Source source) {
        return switch (source) {
            case MEMBERS -> MEMBERS;
            case ORGANISATIONS -> ORGANISATIONS;
            case AFFILIATIONS -> AFFILIATIONS;
            case APPOINTMENTS -> APPOINTMENTS;
            case SUBMISSIONS -> null;
        };
    }

    /** The same as a document. */
    static ObjectNode schema(Source source) {
        return (ObjectNode) of(source).document();
    }

    private static SchemaShape read(String name) {
        try (InputStream in = CensusShape.class.getResourceAsStream(name)) {
            return new SchemaShape(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
