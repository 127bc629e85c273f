/** Tables that come in and go out: imports with their faults, and files that take long to make. */
package org.sanqu.web.page.sheet;
