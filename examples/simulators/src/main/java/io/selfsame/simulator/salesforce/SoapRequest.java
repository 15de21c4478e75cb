package io.selfsame.simulator.salesforce;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** One SOAP call: the operation, its arguments and the headers that matter. No document types. */
final class SoapRequest {
  private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

  private final Document document;
  private final Element operation;

  private SoapRequest(Document document, Element operation) {
    this.document = document;
    this.operation = operation;
  }

  static SoapRequest parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
      Node body = document.getElementsByTagNameNS(ENVELOPE, "Body").item(0);
      for (Node node = body == null ? null : body.getFirstChild();
          node != null;
          node = node.getNextSibling()) {
        if (node instanceof Element element) {
          return new SoapRequest(document, element);
        }
      }
      throw new ApiProblem(500, "UNKNOWN_EXCEPTION", "No operation in the body");
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("This JDK has no secure XML parser", impossible);
    } catch (SAXException | java.io.IOException malformed) {
      throw new ApiProblem(500, "UNKNOWN_EXCEPTION", "The envelope is not well-formed");
    }
  }

  String operation() {
    return operation.getLocalName();
  }

  /** The first argument of that name, or the empty string. */
  String argument(String name) {
    List<String> all = arguments(name);
    return all.isEmpty() ? "" : all.get(0);
  }

  List<String> arguments(String name) {
    return texts(operation.getElementsByTagNameNS("*", name));
  }

  Optional<String> header(String name) {
    return texts(document.getElementsByTagNameNS("*", name)).stream().findFirst();
  }

  private static List<String> texts(NodeList nodes) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
