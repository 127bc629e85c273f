package org.sanqu.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Serves style sheets and scripts, to be kept by browsers for good. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/assets/*")
public final class AssetServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Assets.Asset asset = Assets.shared().find(request.getRequestURI());
        if (asset == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(asset.type());
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("Vary", "Accept-Encoding");
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            response.setContentLength(asset.compressed().length);
            response.getOutputStream().write(asset.compressed());
        } else {
            try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(asset.compressed()))) {
                plain.transferTo(response.getOutputStream());
            }
        }
    }
}
