package org.sanqu.tests.authorisation;

import java.util.List;
import java.util.stream.Stream;

/** The operations of the API and who may do them. */
final class Resources {

    static final List<Operation> ALL = Stream.of(
                    Organisations.OPERATIONS,
                    Members.OPERATIONS,
                    Sheets.OPERATIONS,
                    Platforms.OPERATIONS,
                    Files.OPERATIONS,
                    LocalTables.OPERATIONS,
                    Works.OPERATIONS)
            .flatMap(List::stream)
            .toList();

    private Resources() {}
}
