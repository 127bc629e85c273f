/** What a module's own Java may look like; its classes are put into jars that are deployed. */
package org.sanqu.tests.module.code;
