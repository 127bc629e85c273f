package org.sanqu.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;

/** What an event sets on an organisation, as a JSON object of nothing but that. */
final class Patch {

    static final String EXISTS = "exists";
    static final String NAME = "name";
    static final String SHORT_NAME = "shortName";
    static final String TYPE = "type";
    static final String SECTORS = "sectors";
    static final String ALIASES = "aliases";
    static final String UNITS = "units";
    static final String PARENT = "parent";
    static final String HEIR = "heir";
    static final String ENDS_ON = "endsOn";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Patch() {}

    /** A patch as the database keeps it. */
    static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing, but that it took part. */
    static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode founding(Founding founding) {
        ObjectNode patch = none().put(EXISTS, true);
        patch.setAll(name(founding.name(), founding.shortName()));
        patch.put(TYPE, founding.type().code());
        patch.setAll(place(Hierarchy.FORMAL, founding.parent()));
        texts(patch, SECTORS, founding.sectors());
        texts(patch, ALIASES, founding.aliases());
        if (founding.units() != null) {
            patch.put(UNITS, founding.units());
        }
        if (founding.endsOn() != null) {
            patch.put(ENDS_ON, founding.endsOn().toString());
        }
        return patch;
    }

    /** A name; without a short one the name takes its place. */
    static ObjectNode name(String name, String shortName) {
        return none().put(NAME, name).put(SHORT_NAME, shortName == null ? name : shortName);
    }

    static ObjectNode type(OrganisationType type) {
        return none().put(TYPE, type.code());
    }

    static ObjectNode place(String hierarchy, Long parent) {
        ObjectNode patch = none();
        patch.putObject(PARENT).put(hierarchy, parent);
        return patch;
    }

    static ObjectNode description(List<String> sectors, List<String> aliases, Integer units) {
        ObjectNode patch = none();
        texts(patch, SECTORS, sectors);
        texts(patch, ALIASES, aliases);
        return patch.put(UNITS, units);
    }

    /** Another announced end; null for none. */
    static ObjectNode prolonged(LocalDate endsOn) {
        return none().put(ENDS_ON, endsOn == null ? null : endsOn.toString());
    }

    /** The end; without an heir the organisation above stands in. */
    static ObjectNode end(Long heir) {
        ObjectNode patch = none().put(EXISTS, false);
        return heir == null ? patch : patch.put(HEIR, heir);
    }

    private static void texts(ObjectNode patch, String name, Collection<String> texts) {
        new TreeSet<>(texts).forEach(patch.putArray(name)::add);
    }
}
