package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.sanqu.tests.karaf.Client;

/**
 * Six communities become one on 1 March 2013, as Liuyi did: previewed, looked at before and after, told in the tree of then and in
 * the tree of now, and taken back.
 */
interface Liuyi {

    Client client();

    @Test
    default void sixCommunitiesBecomeOneAndTheFiguresAgreeInBothTrees() {
        Merger merger = new Merger(client());
        merger.prepare();
        JsonNode before = merger.everything();

        merger.previewSaysWhatWouldHappen();
        assertEquals(before, merger.everything());

        long event = merger.merge();
        merger.theTreeIsDated();
        merger.membersWentOver();
        merger.theFigureOf2012HasTheSameTotalInBothTrees();
        merger.bothSidesHaveItInTheirHistory(event);

        merger.withdraw(event);
        assertEquals(before, merger.everything());
    }
}
