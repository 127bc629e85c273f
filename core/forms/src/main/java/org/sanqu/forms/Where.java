package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import java.util.Map;
import org.sanqu.api.platform.ImpliedRequired;

/** A condition of a module, compiled once: a JSON Schema in which naming a property implies that it is there. Thread-safe. */
public final class Where {

    private static final SchemaRegistry SCHEMAS = SchemaCheck.registry(true, Map.of());

    private final Schema schema;

    public Where(JsonNode where) {
        schema = SCHEMAS.getSchema(ImpliedRequired.in(where));
        schema.initializeValidators();
    }

    /** Whether the data meets it. */
    public boolean test(JsonNode data) {
        return schema.validate(data, OutputFormat.BOOLEAN);
    }
}
