/**
 * A form of a module on its way between a browser and the services: how it is drawn, what was sent, and how those that it refers
 * to are found.
 */
package org.sanqu.web.page.form;
