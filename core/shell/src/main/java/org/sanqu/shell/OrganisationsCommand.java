package org.sanqu.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.security.Caller;

/** {@code sanqu:organisations [code]}: the tops, or what is directly below an organisation. */
@Service
@Command(scope = "sanqu", name = "organisations", description = "列出组织 / lists organisations")
public final class OrganisationsCommand implements Action {

    @Argument(name = "code", description = "上级组织代码 / code of the organisation above")
    private String code;

    @Reference
    private Accounts accounts;

    @Reference
    private OrganisationTree tree;

    @Reference
    private MemberRegister members;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Caller console = accounts.console();
        ShellTable table = Table.of("id", "code", "type", "name", "members");
        for (Organisation each : listed(console)) {
            long count = members.count(console, each.id(), Table.today());
            table.addRow().addContent(each.id(), each.code(), each.type().code(), each.name(), count);
        }
        table.print(session.getConsole());
        return null;
    }

    private List<Organisation> listed(Caller console) {
        if (code == null) {
            return tree.tops(console, Table.today());
        }
        return tree.find(console, code, Table.today())
                .map(above -> tree.children(console, above.id(), Table.today()))
                .orElseThrow(() -> new IllegalArgumentException(Table.text("organisation.unknown", code)));
    }
}
