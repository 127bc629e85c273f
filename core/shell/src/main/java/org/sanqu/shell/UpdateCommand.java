package org.sanqu.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Editions;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.ModuleUpdate;
import org.sanqu.api.module.Modules;
import org.sanqu.api.module.Updates;
import org.sanqu.api.platform.Accounts;

/** {@code sanqu:update}: what a version that waits would do to the data on hand; agrees to it, declines it, or goes back. */
@Service
@Command(scope = "sanqu", name = "update", description = "查看并决定模块更新 / shows and decides an update of a module")
public final class UpdateCommand implements Action {

    @Reference
    private Accounts accounts;

    @Reference
    private Modules modules;

    @Reference
    private Updates updates;

    @Reference
    private Editions editions;

    @Reference
    private Session session;

    @Argument(name = "module", required = true, description = "模块编号 / the module's id")
    private String module;

    @Option(name = "--confirm", description = "确认这个哈希的更新 / agrees to the update with this hash")
    private String confirm;

    @Option(name = "--reject", description = "不作这个哈希的更新 / declines the update with this hash")
    private String reject;

    @Option(name = "--back", description = "回退到这个哈希的版本 / goes back to the version with this hash")
    private String back;

    @Override
    public Object execute() {
        if (confirm != null) {
            updates.confirm(accounts.console(), module, confirm);
        }
        if (reject != null) {
            updates.reject(accounts.console(), module, reject);
        }
        if (back != null) {
            updates.goBack(accounts.console(), module, back);
        }
        show();
        return null;
    }

    private void show() {
        PrintStream out = session.getConsole();
        for (ModuleStatus status : modules.statuses(accounts.console())) {
            if (status.id().equals(module)) {
                out.println("serving  " + status.serving());
                if (status.waiting() != null) {
                    show(out, updates.get(accounts.console(), module));
                }
            }
        }
        for (ModuleUpdate.Kept kept : updates.kept(accounts.console(), module)) {
            out.println("kept     " + kept.version() + "  " + kept.hash() + "  " + kept.until());
        }
        for (Editions.Progress progress : editions.progress(accounts.console(), module)) {
            out.println("edition  " + progress.form() + "  " + progress.edition() + "  " + progress.done() + "/"
                    + progress.all() + "  !" + progress.failures());
        }
    }

    private static void show(PrintStream out, ModuleUpdate update) {
        out.println("waiting  " + update.version() + "  " + update.hash());
        for (FormUpdate form : update.forms()) {
            out.println("  " + form.form() + "  " + form.touched() + "/" + form.submissions() + "  +" + form.ahead()
                    + "  " + form.examined() + (form.complete() ? "" : "…") + "  !" + form.failures());
            form.differences()
                    .forEach(difference -> out.println("    " + (difference.compatible() ? "  " : "! ")
                            + difference.at() + "  " + difference.text().in(Table.LOCALE)));
            for (FormUpdate.Failing failing : form.failing()) {
                for (Fault fault : failing.faults()) {
                    out.println("    #" + failing.submission() + "  " + fault.at() + "  "
                            + fault.reason().in(Table.LOCALE));
                }
            }
        }
    }
}
