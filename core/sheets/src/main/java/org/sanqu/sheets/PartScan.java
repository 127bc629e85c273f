package org.sanqu.sheets;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through one part of XML and refuses what would hurt the reader of workbooks, which believes what it reads: it would fill memory up to
 * a column, a shared text or a nesting that are only named, and go through a formula once for each cell that shares it.
 */
final class PartScan {

    private static final XMLInputFactory FACTORY = factory();
    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Set<String> names;
    private final StringBuilder index = new StringBuilder();
    private XMLStreamReader xml;
    private int depth;
    private boolean inText;
    private boolean inValue;
    private boolean inFormula;
    private String type;
    private int column;
    private boolean filled;
    private int arrayFormulas;
    private long sharing;
    private int longestFormula;
    private int characters;

    /** The name of the outermost element. */
    String root;

    /** The ids of a workbook's sheets, by name. */
    final Map<String, String> sheets = new HashMap<>();

    /** The parts that relations lead to, by id. */
    final Map<String, String> targets = new HashMap<>();

    /** The parts that are said to hold the shared texts. */
    final List<String> sharedParts = new ArrayList<>();

    /** How many rows have a value. */
    int rows;

    int sharedTexts;
    long sharedCharacters;
    int highestSharedText = -1;
    boolean tooManyColumns;

    /**
     * A walk.
     *
     * @param names the names met so far in all parts, for the reader keeps each
     */
    PartScan(Set<String> names) {
        this.names = names;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    void read(InputStream part) throws XMLStreamException {
        xml = FACTORY.createXMLStreamReader(part);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw Refused.invalid("sheet.dtd");
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text();
                default -> {}
            }
        }
    }

    private void start(String element) {
        depth++;
        if (depth > Bounds.DEPTH || xml.getAttributeCount() > Bounds.ATTRIBUTES || inValue) {
            throw Refused.damaged();
        }
        if (root == null) {
            root = element;
            if (xml.getNamespaceURI() != null && xml.getNamespaceURI().startsWith(STRICT)) {
                throw Refused.invalid("sheet.strict");
            }
        }
        know(element);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            know(xml.getAttributeLocalName(i));
        }
        begin(element);
    }

    private void know(String name) {
        if (names.add(name) && names.size() > Bounds.NAMES) {
            throw Refused.damaged();
        }
    }

    private void begin(String element) {
        switch (element) {
            case "row" -> {
                filled = false;
                column = -1;
            }
            case "c" -> cell();
            case "v" -> {
                inValue = true;
                index.setLength(0);
                value();
            }
            case "is" -> value();
            case "Override" -> part();
            case "sheet" -> sheets.put(xml.getAttributeValue(null, "name"), xml.getAttributeValue(RELATIONS, "id"));
            case "Relationship" ->
                targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
            case "f" -> formula();
            case "si" -> {
                sharedTexts++;
                beginText();
            }
            default -> {}
        }
    }

    private void part() {
        String kind = xml.getAttributeValue(null, "ContentType");
        String name = xml.getAttributeValue(null, "PartName");
        if (kind != null && name != null && kind.contains("sharedStrings")) {
            sharedParts.add(name.substring(name.startsWith("/") ? 1 : 0).toLowerCase(Locale.ROOT));
        }
    }

    private void beginText() {
        if (inText) {
            throw Refused.damaged();
        }
        inText = true;
        characters = 0;
    }

    private void cell() {
        beginText();
        type = xml.getAttributeValue(null, "t");
        String at = xml.getAttributeValue(null, "r");
        column = at == null ? column + 1 : column(at);
    }

    /** {@code BC12}: 54. */
    private static int column(String at) {
        int column = 0;
        int letters = 0;
        while (letters < at.length() && at.charAt(letters) >= 'A' && at.charAt(letters) <= 'Z') {
            column = column * 26 + at.charAt(letters) - 'A' + 1;
            letters++;
            if (letters > 3) {
                throw Refused.damaged();
            }
        }
        if (letters == 0 || letters == at.length() || at.length() > 10) {
            throw Refused.damaged();
        }
        return column - 1;
    }

    private void value() {
        tooManyColumns |= column >= Bounds.COLUMNS;
        if (!filled) {
            filled = true;
            rows++;
        }
    }

    private void formula() {
        inFormula = true;
        String kind = xml.getAttributeValue(null, "t");
        arrayFormulas += "array".equals(kind) ? 1 : 0;
        sharing += "shared".equals(kind) ? 1 : 0;
    }

    private void text() {
        if (!inText) {
            return;
        }
        characters += xml.getTextLength();
        if (characters > 2 * Bounds.CELL_CHARACTERS) {
            throw Refused.tooLarge("sheet.text-long", Bounds.CELL_CHARACTERS);
        }
        if (inValue && "s".equals(type)) {
            index.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        } else if (inFormula) {
            longestFormula = Math.max(longestFormula, characters);
        } else if ("sst".equals(root)) {
            sharedCharacters += xml.getTextLength();
        }
    }

    private void end(String element) {
        depth--;
        switch (element) {
            case "c", "si" -> inText = false;
            case "f" -> inFormula = false;
            case "v" -> {
                inValue = false;
                if ("s".equals(type) && !index.isEmpty()) {
                    highestSharedText = Math.max(highestSharedText, sharedText());
                }
            }
            default -> {}
        }
        if (sharing * longestFormula > Bounds.FORMULA_WORK || arrayFormulas > Bounds.ARRAY_FORMULAS) {
            throw Refused.tooLarge("sheet.formulas");
        }
    }

    private int sharedText() {
        try {
            return Integer.parseInt(index.toString());
        } catch (NumberFormatException e) {
            throw Refused.damaged();
        }
    }
}
