package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.form.Approval;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.security.Role;

/** Forms and data for tests, written as JSON. */
final class TestForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestForm() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A form of the module {@code market}. */
    static Form of(String name, String schema) {
        return of(name, schema, Map.of());
    }

    static Form of(String name, String schema, Map<String, Map<String, String>> translations) {
        JsonNode document = json(schema);
        JsonNode says = document.path("x-form");
        List<JsonPointer> key = new ArrayList<>();
        says.path("key").forEach(pointer -> key.add(JsonPointer.compile(pointer.asText())));
        Set<OrganisationType> types = new HashSet<>();
        says.path("appliesTo").path("types").forEach(type -> types.add(OrganisationType.of(type.asText())));
        Set<String> sectors = new HashSet<>();
        says.path("appliesTo").path("sectors").forEach(sector -> sectors.add(sector.asText()));
        return new Form(
                "market",
                name,
                Integer.toHexString((schema + translations).hashCode()),
                says.path("edition").asInt(1),
                document,
                says.path("subject").asText("organisation").equals("member") ? Subject.MEMBER : Subject.ORGANISATION,
                Cadence.of(says.path("cadence").asText("event")),
                says.path("dueDays").asInt(),
                null,
                new AppliesTo(types, sectors),
                key,
                says.has("date") ? JsonPointer.compile(says.path("date").asText()) : null,
                approval(says.path("approval")),
                roles(says.path("confidential")),
                List.of(),
                translations);
    }

    private static Approval approval(JsonNode says) {
        if (says.isArray()) {
            List<OrganisationType> levels = new ArrayList<>();
            says.forEach(type -> levels.add(OrganisationType.of(type.asText())));
            return new Approval(Approval.Kind.APPROVED, levels);
        }
        return says.asText("").equals("reviewed") ? Approval.REVIEWED : Approval.FILED;
    }

    private static Set<Role> roles(JsonNode says) {
        Set<Role> roles = new HashSet<>();
        says.forEach(role -> roles.add(Role.of(role.asText())));
        return roles;
    }
}
