package org.sanqu.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.RowImport;

/** {@code sanqu:import path}: a file of rows, or a folder with organisations.json, members.json and so on. */
@Service
@Command(scope = "sanqu", name = "import", description = "导入组织、党员或填报数据 / imports rows from JSON files")
public final class ImportCommand implements Action {

    @Argument(required = true, name = "path", description = "文件或目录 / a file or a folder")
    @Completion(FileCompleter.class)
    private String path;

    @Option(
            name = "--kind",
            description = "organisations, members, posts, terms, submissions；缺省按文件名 / by default the file's name")
    private String kind;

    @Reference
    private Accounts accounts;

    @Reference
    private List<RowImport> imports;

    @Reference
    private Session session;

    @Override
    public Object execute() throws IOException {
        Path given = Path.of(path);
        if (!Files.isDirectory(given)) {
            apply(kind == null ? given.getFileName().toString().replaceFirst("\\.json$", "") : kind, given);
            return null;
        }
        for (String each : RowFiles.KINDS) {
            Path file = given.resolve(each + ".json");
            if (Files.exists(file)) {
                apply(each, file);
            }
        }
        return null;
    }

    private void apply(String what, Path file) throws IOException {
        try {
            int rows = new RowFiles(imports).apply(accounts.console(), what, file);
            session.getConsole().println(Table.text("shell.imported", what, rows));
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(Table.lines(refusal), refusal);
        }
    }
}
