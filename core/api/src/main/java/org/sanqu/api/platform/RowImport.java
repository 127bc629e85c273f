package org.sanqu.api.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** Imports rows of one kind: all of them or none. Thread-safe. */
@ProviderType
public interface RowImport {

    /** What the rows are: {@code organisations}, {@code members}, {@code posts}, {@code terms} or {@code submissions}. */
    String kind();

    /**
     * Checks every row, then applies all in one transaction; a row that is there already with the same key is left alone, so
     * that a file can be imported again.
     *
     * @return how many rows were new
     * @throws Refusal FORBIDDEN, or INVALID with a fault for each bad row ({@code /12/name}: row 13, column name); nothing was
     *     applied
     */
    int apply(Caller caller, List<JsonNode> rows);
}
