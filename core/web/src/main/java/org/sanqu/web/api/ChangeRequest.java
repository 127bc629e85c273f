package org.sanqu.web.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.OrganisationType;

/** What happens to organisations, as it is sent: {@code kind} says which; organisations are ids or {@code code:XYZ}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "found", value = ChangeRequest.Found.class),
    @JsonSubTypes.Type(name = "rename", value = ChangeRequest.Rename.class),
    @JsonSubTypes.Type(name = "move", value = ChangeRequest.Move.class),
    @JsonSubTypes.Type(name = "merge", value = ChangeRequest.Merge.class),
    @JsonSubTypes.Type(name = "split", value = ChangeRequest.Split.class),
    @JsonSubTypes.Type(name = "upgrade", value = ChangeRequest.Upgrade.class),
    @JsonSubTypes.Type(name = "close", value = ChangeRequest.Close.class),
    @JsonSubTypes.Type(name = "describe", value = ChangeRequest.Describe.class),
    @JsonSubTypes.Type(name = "prolong", value = ChangeRequest.Prolong.class),
    @JsonSubTypes.Type(name = "withdraw", value = ChangeRequest.Withdraw.class)
})
sealed interface ChangeRequest {

    /** The change that takes effect on a day. */
    Change on(LocalDate day, Places.Named named);

    /** Ids of organisations, in their order. */
    private static List<Long> ids(String name, List<JsonNode> nodes, Places.Named named) {
        return Required.listOrNone(name, nodes).stream()
                .map(node -> named.required(name, node))
                .toList();
    }

    record Found(FoundingRequest founding) implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Found(Required.value("founding", founding).on(day, named));
        }
    }

    record Rename(JsonNode organisation, String name, String shortName) implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Rename(
                    named.required("organisation", organisation), Required.text("name", name), shortName);
        }
    }

    record Move(JsonNode organisation, String hierarchy, JsonNode parent) implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Move(
                    named.required("organisation", organisation),
                    Required.text("hierarchy", hierarchy),
                    named.id("parent", parent));
        }
    }

    record Merge(List<JsonNode> from, JsonNode into, FoundingRequest result) implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Merge(
                    ids("from", Required.value("from", from), named),
                    named.id("into", into),
                    result == null ? null : result.on(day, named));
        }
    }

    record Split(JsonNode organisation, List<Part> parts, Boolean closes) implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Split(
                    named.required("organisation", organisation),
                    Required.list("parts", parts).stream()
                            .map(part -> part.on(day, named))
                            .toList(),
                    Required.value("closes", closes));
        }
    }

    /** A part of what is split. */
    record Part(FoundingRequest founding, List<JsonNode> organisations, List<Long> members) {
        private Change.Part on(LocalDate day, Places.Named named) {
            return new Change.Part(
                    Required.value("founding", founding).on(day, named),
                    ids("organisations", organisations, named),
                    Required.listOrNone("members", members));
        }
    }

    record Upgrade(JsonNode organisation, String type, String name, String shortName) implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Upgrade(
                    named.required("organisation", organisation),
                    Required.value("type", OrganisationType.of(type)),
                    name,
                    shortName);
        }
    }

    record Close(JsonNode organisation, JsonNode organisationsTo, JsonNode membersTo) implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Close(
                    named.required("organisation", organisation),
                    named.id("organisationsTo", organisationsTo),
                    named.id("membersTo", membersTo));
        }
    }

    record Describe(JsonNode organisation, List<String> sectors, List<String> aliases, Integer units)
            implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Describe(
                    named.required("organisation", organisation),
                    Required.textsOrNone("sectors", Required.value("sectors", sectors)),
                    Required.textsOrNone("aliases", Required.value("aliases", aliases)),
                    units);
        }
    }

    record Prolong(JsonNode organisation, LocalDate endsOn) implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Prolong(named.required("organisation", organisation), endsOn);
        }
    }

    record Withdraw(Long event) implements ChangeRequest {
        @Override
        public Change on(LocalDate day, Places.Named named) {
            return new Change.Withdraw(Required.value("event", event));
        }
    }
}
