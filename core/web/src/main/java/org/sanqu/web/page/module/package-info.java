/** The modules that are served, and what is wrong with those that are not. */
package org.sanqu.web.page.module;
