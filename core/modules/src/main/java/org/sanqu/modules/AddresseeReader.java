package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;

/** Reads who fills a form in, {@code x-form.appliesTo}. */
final class AddresseeReader {

    private static final List<String> LISTS = List.of("types", "sectors", "hierarchies", "organisations");
    private static final Set<String> KEYS = Set.of("types", "sectors", "hierarchies", "organisations", "where");
    private static final List<String> HIERARCHIES = List.of(Hierarchy.FORMAL, Hierarchy.TERRITORIAL, Hierarchy.TRADE);
    private static final int LONGEST_CODE = 60;

    private final String file;
    private final Says said;
    private final Faults faults;

    private AddresseeReader(String file, Says said, Faults faults) {
        this.file = file;
        this.said = said;
        this.faults = faults;
    }

    static AppliesTo read(String file, Says said, Faults faults) {
        return new AddresseeReader(file, said, faults).read();
    }

    private AppliesTo read() {
        if (!said.node().isMissingNode() && !said.node().isObject()) {
            said.fault("", "modules.not-an-object");
        }
        said.known(KEYS);
        LISTS.forEach(this::notEmpty);
        return new AppliesTo(types(), sectors(), hierarchies(), organisations(), where());
    }

    /** Who writes an empty list means nobody, and would get everybody. */
    private void notEmpty(String key) {
        JsonNode list = said.node().path(key);
        if (list.isArray() && list.isEmpty()) {
            said.fault("/" + key, "modules.empty-list", key);
        }
    }

    private Set<OrganisationType> types() {
        Set<OrganisationType> types = EnumSet.noneOf(OrganisationType.class);
        said.texts("types", (at, code) -> type(file, at, code, types, faults));
        return types;
    }

    /** Takes the type with a code, or tells that there is none. */
    static void type(String file, String at, String code, Collection<OrganisationType> types, Faults faults) {
        OrganisationType type = OrganisationType.of(code);
        if (type != null) {
            types.add(type);
        } else {
            String known = Stream.of(OrganisationType.values())
                    .map(OrganisationType::code)
                    .collect(Collectors.joining(", "));
            faults.at(file, at, "modules.not-one-of", code, known);
        }
    }

    private Set<String> sectors() {
        Set<String> names = new LinkedHashSet<>();
        said.texts("sectors", (at, name) -> {
            names.add(name);
            if (!Names.isName(name)) {
                faults.at(file, at, "modules.not-a-name", name);
            }
        });
        return names;
    }

    private Set<String> hierarchies() {
        Set<String> names = new LinkedHashSet<>();
        said.texts("hierarchies", (at, name) -> {
            names.add(name);
            if (!HIERARCHIES.contains(name)) {
                faults.at(file, at, "modules.not-one-of", name, String.join(", ", HIERARCHIES));
            }
        });
        return names;
    }

    private Set<String> organisations() {
        Set<String> codes = new LinkedHashSet<>();
        said.texts("organisations", (at, code) -> {
            codes.add(code);
            if (code.isBlank() || code.length() > LONGEST_CODE) {
                faults.at(file, at, "modules.not-a-code", String.valueOf(LONGEST_CODE));
            }
        });
        return codes;
    }

    private JsonNode where() {
        if (!said.has("where")) {
            return null;
        }
        JsonNode where = said.node().get("where");
        JsonPointer at = JsonPointer.compile("/x-form/appliesTo/where");
        if (!where.isObject()) {
            said.fault("/where", "modules.not-an-object");
        } else if (MetaSchema.accepts(file, at, where, faults)) {
            new WhereCheck(file, CensusShape.of(Source.ORGANISATIONS), faults).check(where, at);
        }
        return where;
    }
}
