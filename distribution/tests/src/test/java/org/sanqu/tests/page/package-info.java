/** The pages, in an installed Chromium or Chrome; without one these tests are skipped and say so. */
package org.sanqu.tests.page;
