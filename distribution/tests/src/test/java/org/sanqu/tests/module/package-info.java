/** Modules that are put into the deploy folder of the running system, replaced, broken and removed. */
package org.sanqu.tests.module;
