/**
 * Tables that an office makes itself in the browser (临时报表): they are forms of the module {@code local}, served like any other module's,
 * addressed to organisations and due at an hour, with the answers, their sums and a workbook of them.
 */
package org.sanqu.local;
