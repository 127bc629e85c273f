package org.sanqu.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sanqu.api.Fault;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Accounts;

/** {@code sanqu:modules}: every module, what is served, and why one was refused. */
@Service
@Command(scope = "sanqu", name = "modules", description = "列出模块 / lists modules")
public final class ModulesCommand implements Action {

    @Reference
    private Accounts accounts;

    @Reference
    private Modules modules;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        ShellTable table = Table.of("id", "title", "serving", "waiting", "refused", "owner");
        for (ModuleStatus each : modules.statuses(accounts.console())) {
            table.addRow()
                    .addContent(
                            each.id(),
                            each.title(),
                            blank(each.serving()),
                            blank(each.waiting()),
                            blank(each.refused()),
                            each.owner().code());
        }
        table.print(session.getConsole());
        for (ModuleStatus each : modules.statuses(accounts.console())) {
            for (Fault fault : each.faults()) {
                session.getConsole()
                        .println(each.id() + "  " + fault.at() + "  "
                                + fault.reason().in(Table.LOCALE));
            }
        }
        return null;
    }

    private static String blank(String version) {
        return version == null ? "" : version;
    }
}
