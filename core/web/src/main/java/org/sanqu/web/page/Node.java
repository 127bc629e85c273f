package org.sanqu.web.page;

import java.util.List;
import org.sanqu.api.organisation.Organisation;

/**
 * A node of the tree as it is drawn.
 *
 * @param organisation what it stands for
 * @param href where it leads
 * @param branches where its children are loaded from; null when nothing is below
 * @param open whether its children are drawn
 * @param current whether it is the one that the page is about
 * @param children the children that are drawn
 */
public record Node(
        Organisation organisation, String href, String branches, boolean open, boolean current, List<Node> children) {}
