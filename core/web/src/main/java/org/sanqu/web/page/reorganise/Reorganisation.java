package org.sanqu.web.page.reorganise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Parameters;

/** What can be done to an organisation, with the change that a filled-in form means. */
public enum Reorganisation {
    FOUND {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            return new Change.Found(founding(filled.path("founding"), organisation, on));
        }
    },
    RENAME {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            return new Change.Rename(organisation, text(filled, "name"), text(filled, "shortName"));
        }
    },
    MOVE {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            return new Change.Move(organisation, text(filled, "hierarchy"), id(filled, "parent"));
        }
    },
    MERGE {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            Long parent = id(filled, ABOVE);
            return new Change.Merge(
                    ids(filled.path("from")),
                    id(filled, "into"),
                    filled.has("result") ? founding(filled.path("result"), parent, on) : null);
        }
    },
    SPLIT {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            Long parent = id(filled, ABOVE);
            List<Change.Part> parts = StreamSupport.stream(filled.path("parts").spliterator(), false)
                    .map(part -> new Change.Part(
                            founding(part.path("founding"), parent, on),
                            ids(part.path("organisations")),
                            ids(part.path("members"))))
                    .toList();
            return new Change.Split(organisation, parts, filled.path("closes").asBoolean());
        }
    },
    UPGRADE {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            return new Change.Upgrade(organisation, type(filled), text(filled, "name"), text(filled, "shortName"));
        }
    },
    CLOSE {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            return new Change.Close(organisation, id(filled, "organisationsTo"), id(filled, "membersTo"));
        }
    },
    DESCRIBE {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            return new Change.Describe(organisation, texts(filled.path("sectors")), lines(filled), units(filled));
        }
    },
    PROLONG {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            String ends = text(filled, "endsOn");
            return new Change.Prolong(organisation, ends == null ? null : LocalDate.parse(ends));
        }
    },
    WITHDRAW {
        @Override
        Change change(long organisation, JsonNode filled, LocalDate on) {
            return new Change.Withdraw(filled.path(EVENT).asLong());
        }
    };

    /** Where the organisation above is put into the data, for what is newly founded beside it. */
    static final String ABOVE = "above";

    /** Where the event that is corrected is put into the data. */
    static final String EVENT = "event";

    /** Those that an organisation's page offers; an event is corrected from the history. */
    public static List<Reorganisation> offered(Organisation organisation) {
        return Arrays.stream(values())
                .filter(each -> each != WITHDRAW)
                .filter(each -> each != PROLONG || organisation.closedOn() != null)
                .toList();
    }

    /** The parameter that asks to merge what is below an organisation instead of the organisation itself. */
    static final String BELOW = "below";

    /** Whether its fields begin with what stands, which they replace. */
    boolean replaces() {
        return this == RENAME || this == UPGRADE || this == DESCRIBE || this == PROLONG;
    }

    /** The name in addresses and labels. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The change that a form means whose fields were checked. */
    abstract Change change(long organisation, JsonNode filled, LocalDate on);

    /** The decision that a form means whose fields were checked. */
    Decision decision(long organisation, JsonNode data) {
        LocalDate on = LocalDate.parse(data.path("effectiveOn").asText());
        return new Decision(
                change(organisation, data.path("change"), on),
                on,
                text(data, "reason"),
                id(data, "approvedBy"),
                text(data, "documentNumber"));
    }

    /** What stands in the form before anybody typed: the words that are going to be changed. */
    ObjectNode before(Organisation organisation) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode change = data.putObject("change");
        switch (this) {
            case RENAME, UPGRADE -> {
                change.put("name", organisation.name());
                if (!organisation.shortName().equals(organisation.name())) {
                    change.put("shortName", organisation.shortName());
                }
            }
            case PROLONG -> {
                if (organisation.closedOn() != null) {
                    change.put("endsOn", organisation.closedOn().toString());
                }
            }
            case DESCRIBE -> {
                organisation.sectors().forEach(change.putArray("sectors")::add);
                change.put("aliases", String.join("\n", organisation.aliases()));
                if (organisation.units() != null) {
                    change.put("units", organisation.units());
                }
            }
            case MERGE -> change.putArray("from").add(organisation.id());
            case SPLIT -> change.putArray("parts").add(part(organisation)).add(part(organisation));
            default -> change.removeAll();
        }
        return data;
    }

    /** Puts what a new organisation has from the old one into the fields that a change of the form has just drawn. */
    void prefill(ObjectNode data, Organisation organisation, Parameters sent) {
        if (this == SPLIT && data.at("/change/parts") instanceof ArrayNode parts) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).has("founding")) {
                    parts.set(i, part(organisation));
                }
            }
        }
        boolean drawn = sent.has("/change/result/name");
        if (this == MERGE && data.at("/change/way").asText().equals("new") && !drawn) {
            inherit(data.withObject("/change/result"), organisation);
        }
    }

    private static ObjectNode part(Organisation organisation) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        inherit(part.putObject("founding"), organisation);
        return part;
    }

    private static void inherit(ObjectNode founding, Organisation organisation) {
        if (!organisation.sectors().isEmpty()) {
            organisation.sectors().forEach(founding.putArray("sectors")::add);
        }
    }

    private static Founding founding(JsonNode filled, Long parent, LocalDate on) {
        String ends = text(filled, "endsOn");
        return new Founding(
                text(filled, "code"),
                text(filled, "name"),
                text(filled, "shortName"),
                lines(filled),
                type(filled),
                texts(filled.path("sectors")),
                units(filled),
                parent,
                on,
                ends == null ? null : LocalDate.parse(ends));
    }

    private static OrganisationType type(JsonNode filled) {
        return OrganisationType.of(text(filled, "type"));
    }

    private static Integer units(JsonNode filled) {
        return filled.path("units").isMissingNode()
                ? null
                : filled.path("units").asInt();
    }

    private static String text(JsonNode filled, String name) {
        String text = filled.path(name).asText("");
        return text.isBlank() ? null : text;
    }

    private static Long id(JsonNode filled, String name) {
        return filled.path(name).canConvertToLong() ? filled.path(name).asLong() : null;
    }

    private static List<Long> ids(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** One alias a line; what people write between several on one line parts them too. */
    private static List<String> lines(JsonNode filled) {
        return Arrays.stream(filled.path("aliases").asText("").split("[\\n、；;，,]"))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .toList();
    }
}
