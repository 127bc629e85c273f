package org.sanqu.tests.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the files of the example district, one row a line. */
public final class ExampleDistrict {

    private ExampleDistrict() {}

    /** Writes the files into the folder that is named, {@code ../assembly/src/main/example} from the folder of the tests. */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(Path.of(args[0], file.getKey()), file.getValue());
        }
    }

    /** The text of each file by its name, in the order of import. */
    static Map<String, String> files() throws JsonProcessingException {
        District district = build();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("organisations.json", lines(district.organisations()));
        files.put("members.json", lines(district.members()));
        Offices offices = new Offices(district);
        files.put("posts.json", lines(offices.posts()));
        files.put("terms.json", lines(offices.terms()));
        files.put("submissions.json", lines(district.submissions()));
        return files;
    }

    private static District build() {
        District district = new District();
        Node top = district.top();
        Street street = new Street(district);
        street.build(top);
        Node agencies = new Agencies(district).build(top);
        new Park(district).build(top);
        new ScenicArea(district).build(top);
        new CommunityWork(district, street).fillIn(agencies);
        new Visits(district, street).fillIn();
        return district;
    }

    private static String lines(List<ObjectNode> rows) {
        return rows.stream().map(ObjectNode::toString).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
