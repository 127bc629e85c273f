/** Documents that nobody thought of, against the running system. */
package org.sanqu.tests.fuzz;
