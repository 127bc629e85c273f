package org.sanqu.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sanqu.api.CodeTable;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.Appointments;
import org.sanqu.api.member.Guest;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.member.Term;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.Transfers;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.OrganisationEvent;

/** The contract names what goes in and what goes out as the code does. */
class SchemaTest {

    private static final Set<String> BESIDE_A_MEMBER_CHANGE = Set.of("on", "reason", "documentNumber", "kind");

    private final JsonNode schemas;

    SchemaTest() throws IOException {
        schemas = new ObjectMapper()
                .readTree(getClass().getResourceAsStream("/org/sanqu/web/openapi.json"))
                .at("/components/schemas");
    }

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("Problem", Problem.class),
                Arguments.of("Organisation", OrganisationsResource.View.class),
                Arguments.of("Founding", FoundingRequest.class),
                Arguments.of("FoundingInEvent", FoundingRequest.class),
                Arguments.of("Event", OrganisationEvent.class),
                Arguments.of("Effect", Effect.class),
                Arguments.of("Decision", EventsResource.Request.class),
                Arguments.of("Preview", EventsResource.View.class),
                Arguments.of("Member", Member.class),
                Arguments.of("Enrolment", MembersResource.Request.class),
                Arguments.of("MemberEvent", MemberEvent.class),
                Arguments.of("Affiliation", Affiliation.class),
                Arguments.of("NewAffiliation", AffiliationsResource.Request.class),
                Arguments.of("Guest", Guest.class),
                Arguments.of("End", AffiliationsResource.End.class),
                Arguments.of("Transfer", Transfer.class),
                Arguments.of("NewTransfer", TransfersResource.Request.class),
                Arguments.of("Destination", Transfers.Destination.class),
                Arguments.of("Nothing", TransfersResource.Nothing.class),
                Arguments.of("Appointment", Appointment.class),
                Arguments.of("NewAppointment", AppointmentsResource.Request.class),
                Arguments.of("Holder", Appointments.Named.class),
                Arguments.of("Term", Term.class),
                Arguments.of("Rule", RulesResource.View.class),
                Arguments.of("Finding", RulesResource.Found.class),
                Arguments.of("SheetImport", SheetsResource.View.class),
                Arguments.of("SheetColumn", SheetsResource.Column.class),
                Arguments.of("Attachment", AttachmentsResource.View.class),
                Arguments.of("Begun", DraftsResource.Begun.class),
                Arguments.of("Draft", DraftsResource.View.class),
                Arguments.of("NewDraft", DraftsResource.Request.class),
                Arguments.of("CodeTable", CodesResource.View.class));
    }

    @ParameterizedTest
    @MethodSource("records")
    void theSchemaHasTheNamesOfTheRecord(String schema, Class<?> record) {
        assertFalse(schemas.path(schema).isMissingNode(), schema);
        assertEquals(components(record), properties(schemas.path(schema)));
    }

    @Test
    void whatHappensToOrganisationsIsDescribedAsItIsRead() {
        Map<String, Set<String>> described = kinds(schemas.path("Change"));
        assertEquals(read(ChangeRequest.class), described);
        assertEquals(CodeTable.of("event").codes(), described.keySet());
    }

    @Test
    void whatHappensToMembersIsDescribedAsItIsRead() {
        Map<String, Set<String>> described = kinds(schemas.path("MemberChange"));
        assertEquals(read(MemberChangeRequest.class), described);
        described.values().forEach(names -> assertEquals(4, intersection(names)));
    }

    private static long intersection(Set<String> names) {
        return names.stream().filter(BESIDE_A_MEMBER_CHANGE::contains).count();
    }

    private static Map<String, Set<String>> kinds(JsonNode schema) {
        Map<String, Set<String>> kinds = new TreeMap<>();
        schema.path("oneOf")
                .forEach(each -> kinds.put(each.at("/properties/kind/const").asText(), properties(each)));
        return kinds;
    }

    private static Map<String, Set<String>> read(Class<?> type) {
        Map<String, Set<String>> kinds = new TreeMap<>();
        for (JsonSubTypes.Type kind : type.getAnnotation(JsonSubTypes.class).value()) {
            Set<String> names = components(kind.value());
            names.add("kind");
            kinds.put(kind.name(), names);
        }
        return kinds;
    }

    private static Set<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> properties(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
