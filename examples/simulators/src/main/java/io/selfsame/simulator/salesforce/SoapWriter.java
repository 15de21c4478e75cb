package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;

/** Writes answers of the partner API; its beans are sensitive to the order of their elements. */
final class SoapWriter {
  private SoapWriter() {}

  static String envelope(String operation, String result, Usage usage) {
    return open()
        + "<soapenv:Header><LimitInfoHeader><limitInfo><current>"
        + usage.used()
        + "</current><limit>"
        + usage.limit()
        + "</limit><type>API REQUESTS</type></limitInfo></LimitInfoHeader>"
        + "</soapenv:Header><soapenv:Body><"
        + operation
        + "Response>"
        + result
        + "</"
        + operation
        + "Response></soapenv:Body></soapenv:Envelope>";
  }

  static String fault(ApiProblem problem) {
    String type =
        switch (problem.code()) {
          case "INVALID_FIELD" -> "InvalidFieldFault";
          case "MALFORMED_QUERY" -> "MalformedQueryFault";
          case "INVALID_TYPE" -> "InvalidSObjectFault";
          case "INVALID_QUERY_LOCATOR" -> "InvalidQueryLocatorFault";
          default -> "UnexpectedErrorFault";
        };
    boolean ofQuery =
        type.equals("InvalidFieldFault")
            || type.equals("MalformedQueryFault")
            || type.equals("InvalidSObjectFault");
    String message = escape(problem.getMessage());
    return open()
        + "<soapenv:Body><soapenv:Fault><faultcode>sf:"
        + problem.code()
        + "</faultcode><faultstring>"
        + problem.code()
        + ": "
        + message
        + "</faultstring><detail><sf:"
        + type
        + " xmlns:sf=\"urn:fault.partner.soap.sforce.com\" xsi:type=\"sf:"
        + type
        + "\"><sf:exceptionCode>"
        + problem.code()
        + "</sf:exceptionCode><sf:exceptionMessage>"
        + message
        + "</sf:exceptionMessage>"
        + (ofQuery ? "<sf:row>-1</sf:row><sf:column>-1</sf:column>" : "")
        + "</sf:"
        + type
        + "></detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>";
  }

  static String page(Queries.Page page) {
    StringBuilder xml = new StringBuilder("<result xsi:type=\"QueryResult\"><done>");
    xml.append(page.locator().isEmpty()).append("</done>");
    xml.append(
        page.locator().isEmpty()
            ? "<queryLocator xsi:nil=\"true\"/>"
            : "<queryLocator>" + page.locator() + "</queryLocator>");
    for (ObjectNode row : page.rows()) {
      xml.append(record(page, row));
    }
    return xml.append("<size>").append(page.size()).append("</size></result>").toString();
  }

  static String describe(SalesforceObject object) {
    StringBuilder xml = new StringBuilder("<result><custom>false</custom>");
    for (SalesforceField field : object.fields()) {
      xml.append("<fields><byteLength>").append(field.length() * 3).append("</byteLength>");
      xml.append("<calculated>").append(field.calculated()).append("</calculated>");
      if (!field.compound().isEmpty()) {
        xml.append("<compoundFieldName>").append(field.compound()).append("</compoundFieldName>");
      }
      xml.append("<custom>").append(field.custom()).append("</custom>");
      xml.append("<digits>").append(field.digits()).append("</digits>");
      xml.append("<label>").append(field.name()).append("</label>");
      xml.append("<length>").append(field.length()).append("</length>");
      xml.append("<name>").append(field.name()).append("</name>");
      xml.append("<nillable>").append(!field.type().equals("boolean")).append("</nillable>");
      xml.append("<precision>").append(field.precision()).append("</precision>");
      xml.append("<scale>").append(field.scale()).append("</scale>");
      xml.append("<type>").append(field.type()).append("</type></fields>");
    }
    return xml.append("<keyPrefix>")
        .append(object.keyPrefix())
        .append("</keyPrefix><label>")
        .append(object.name())
        .append("</label><labelPlural>")
        .append(object.name())
        .append("s</labelPlural><name>")
        .append(object.name())
        .append(
            "</name><queryable>true</queryable><replicateable>true</replicateable>"
                + "<retrieveable>true</retrieveable></result>")
        .toString();
  }

  static String global(Collection<SalesforceObject> objects) {
    StringBuilder xml =
        new StringBuilder("<result><encoding>UTF-8</encoding><maxBatchSize>200</maxBatchSize>");
    for (SalesforceObject object : objects) {
      xml.append("<sobjects><custom>").append(object.name().endsWith("__c"));
      xml.append("</custom><customSetting>false</customSetting>");
      xml.append("<deprecatedAndHidden>false</deprecatedAndHidden><keyPrefix>");
      xml.append(object.keyPrefix()).append("</keyPrefix><name>").append(object.name());
      xml.append("</name><queryable>true</queryable><replicateable>true</replicateable>");
      xml.append("</sobjects>");
    }
    return xml.append("</result>").toString();
  }

  static String escape(String text) {
    StringBuilder xml = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c >= 0x20 || c == '\n' || c == '\t')
        .forEach(
            c -> {
              switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                default -> xml.appendCodePoint(c);
              }
            });
    return xml.toString();
  }

  private static String record(Queries.Page page, ObjectNode row) {
    StringBuilder xml = new StringBuilder("<records xsi:type=\"sf:sObject\"><sf:type>");
    xml.append(page.object().name()).append("</sf:type>");
    // The real API writes the id twice: once for the row, once for the field.
    xml.append("<sf:Id>").append(row.path("Id").asText()).append("</sf:Id>");
    for (String field : page.fields()) {
      JsonNode value = row.path(field);
      if (value.isNull() || value.isMissingNode()) {
        xml.append("<sf:").append(field).append(" xsi:nil=\"true\"/>");
      } else {
        String type = value.isNumber() ? " xsi:type=\"xsd:double\"" : "";
        xml.append("<sf:").append(field).append(type).append('>');
        xml.append(escape(value.isNumber() ? number(value) : value.asText()));
        xml.append("</sf:").append(field).append('>');
      }
    }
    return xml.append("</records>").toString();
  }

  private static String number(JsonNode value) {
    return value.isIntegralNumber()
        ? String.format(Locale.ROOT, "%d.0", value.asLong())
        : value.asText();
  }

  private static String open() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " xmlns=\"urn:partner.soap.sforce.com\""
        + " xmlns:sf=\"urn:sobject.partner.soap.sforce.com\""
        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
  }
}
