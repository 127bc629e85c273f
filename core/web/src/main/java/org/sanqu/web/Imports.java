package org.sanqu.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Json;
import org.sanqu.web.http.Upload;

/** Reads files of rows within the memory that there is, one at a time, and hands them to whoever imports their kind. */
@Component(service = Imports.class)
public class Imports {

    private static final int MEMORY_PER_BYTE = 8;

    @Reference
    private Access access;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<RowImport> imports;

    private final Semaphore turn = new Semaphore(1);

    /** The kinds that can be imported, sorted as they have to be imported: what others refer to first. */
    public List<String> kinds() {
        List<String> order = List.of("organisations", "members", "posts", "terms", "submissions");
        List<String> there = imports.stream().map(RowImport::kind).toList();
        return order.stream().filter(there::contains).toList();
    }

    /**
     * Imports a JSON array of rows.
     *
     * @return how many rows were new
     * @throws Refusal FORBIDDEN for whoever may change nothing, and what the import itself refuses
     * @throws HttpFault 404 for another kind, 400 for what is no JSON array, 413 for more than memory takes, 429 while another
     *     import runs
     */
    public int apply(Caller caller, String kind, InputStream rows) throws IOException {
        RowImport target = imports.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> HttpFault.of(404, "error.import-kind", kind));
        requireSome(caller);
        if (!turn.tryAcquire()) {
            throw HttpFault.of(429, "error.import-busy");
        }
        try {
            List<JsonNode> read = Json.rows(rows, largest());
            return target.apply(caller, read);
        } finally {
            turn.release();
        }
    }

    /** Whoever may change nothing anywhere does not get to keep others from importing. */
    private void requireSome(Caller caller) {
        if (access.tops(caller, Permission.RECORD).isEmpty()
                && access.tops(caller, Permission.MAINTAIN).isEmpty()) {
            access.require(caller, Permission.MAINTAIN);
        }
    }

    /** The largest file, in bytes. */
    public static int largest() {
        return (int) Math.min(Upload.LARGEST, Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE);
    }
}
