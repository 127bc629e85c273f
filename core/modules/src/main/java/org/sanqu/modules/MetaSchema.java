package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Set;
import org.sanqu.api.Message;

/** Says whether a document is a JSON Schema 2020-12; nothing is ever fetched. Thread-safe. */
final class MetaSchema {

    /** The only dialect. */
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** Without this the validator warns of every annotation that it does not know. */
    private static final Dialect QUIET = Dialect.builder(Dialects.getDraft202012())
            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
            .build();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            QUIET, registry -> registry.schemaLoader(loader -> loader.fetchRemoteResources(false)));
    private static final Schema META = REGISTRY.getSchema(SchemaLocation.of(DIALECT));

    private MetaSchema() {}

    /** Whether the schema at a pointer of a file is one; the faults say where it is not. */
    static boolean accepts(String file, JsonPointer pointer, JsonNode schema, Faults faults) {
        Set<JsonPointer> told = new HashSet<>();
        for (Error error : META.validate(schema)) {
            JsonPointer at = pointer.append(pointer(error.getInstanceLocation()));
            if (told.add(at)) {
                faults.at(file, at.toString(), "modules.not-a-schema", reason(error));
            }
        }
        return told.isEmpty();
    }

    /** Tries a form on an empty object, so that a schema which the validator cannot run is found before it serves. */
    static void use(String file, JsonNode schema, Faults faults) {
        try {
            REGISTRY.getSchema(schema).validate(JsonNodeFactory.instance.objectNode());
        } catch (RuntimeException e) {
            faults.in(file, "modules.schema-unusable", String.valueOf(e.getMessage()));
        }
    }

    private static JsonPointer pointer(NodePath path) {
        JsonPointer pointer = JsonPointer.empty();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            pointer = element instanceof Integer index
                    ? pointer.appendIndex(index)
                    : pointer.appendProperty(String.valueOf(element));
        }
        return pointer;
    }

    private static Message reason(Error error) {
        String value = error.getInstanceNode() == null
                ? ""
                : shortened(error.getInstanceNode().toString());
        String rule = error.getSchemaNode() == null
                ? ""
                : shortened(error.getSchemaNode().toString());
        return Message.of("modules.not-a-schema.reason", value, error.getKeyword(), rule);
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
