package org.sanqu.modules;

import java.util.List;
import java.util.Map;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.sanqu.api.module.ModuleExtender;

/** Checks the manifest of a module: its name, the platform that it was made for, and what it may not ask of the framework. */
final class HeaderCheck {
    private static final String RESERVED_PACKAGE = "org.sanqu.api.platform";
    private static final List<String> FORBIDDEN =
            List.of("Export-Package", "Require-Bundle", "Fragment-Host", "DynamicImport-Package");

    private HeaderCheck() {}

    /** Tells every fault of the headers of a module that is not part of the core. */
    static void check(Headers headers, Faults faults) {
        name(headers, faults);
        version(headers, faults);
        platform(headers, faults);
        for (String header : FORBIDDEN) {
            if (headers.has(header)) {
                faults.at(Headers.FILE, "/" + header, "modules.header-forbidden", header);
            }
        }
        boolean reserved = headers.clauses("Import-Package").stream()
                .flatMap(clause -> Headers.parts(clause, ';').stream())
                .anyMatch(RESERVED_PACKAGE::equals);
        if (reserved) {
            faults.at(Headers.FILE, "/Import-Package", "modules.imports-platform", RESERVED_PACKAGE);
        }
    }

    private static void name(Headers headers, Faults faults) {
        String id = headers.symbolicName();
        if (!Names.isName(id) || id.equals(ModuleReader.CORE)) {
            faults.at(Headers.FILE, "/Bundle-SymbolicName", "modules.symbolic-name", id);
        }
        if (headers.get("Bundle-SymbolicName").replace(" ", "").contains("singleton:=true")) {
            faults.at(Headers.FILE, "/Bundle-SymbolicName", "modules.singleton");
        }
        if (headers.has(ModuleReader.ID_HEADER)) {
            faults.at(Headers.FILE, "/" + ModuleReader.ID_HEADER, "modules.header-forbidden", ModuleReader.ID_HEADER);
        }
    }

    private static void version(Headers headers, Faults faults) {
        try {
            Version.parseVersion(headers.get("Bundle-Version"));
        } catch (IllegalArgumentException e) {
            faults.at(Headers.FILE, "/Bundle-Version", "modules.version-malformed", headers.get("Bundle-Version"));
        }
    }

    private static void platform(Headers headers, Faults faults) {
        List<String> filters = headers.extenderFilters();
        if (filters.isEmpty()) {
            faults.at(Headers.FILE, "/Require-Capability", "modules.not-a-module", ModuleExtender.NAME);
        }
        for (String filter : filters) {
            if (!matches(filter)) {
                faults.at(
                        Headers.FILE, "/Require-Capability", "modules.wrong-platform", filter, ModuleExtender.VERSION);
            }
        }
    }

    private static boolean matches(String filter) {
        try {
            Map<String, Object> offered =
                    Map.of("osgi.extender", ModuleExtender.NAME, "version", new Version(ModuleExtender.VERSION));
            return FrameworkUtil.createFilter(filter).matches(offered);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }
}
