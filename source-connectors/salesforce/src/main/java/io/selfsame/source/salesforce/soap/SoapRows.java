package io.selfsame.source.salesforce.soap;

import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.bind.XmlObject;
import io.selfsame.source.salesforce.stream.ApiRow;
import io.selfsame.source.salesforce.stream.QueryPage;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads pages of rows out of the library's beans. */
final class SoapRows {
  private SoapRows() {}

  static QueryPage page(QueryResult result) {
    SObject[] records = Optional.ofNullable(result.getRecords()).orElse(new SObject[0]);
    List<ApiRow> rows = Stream.of(records).map(SoapRows::row).toList();
    return new QueryPage(
        rows,
        result.isDone() ? Optional.empty() : Optional.ofNullable(result.getQueryLocator()),
        result.getSize());
  }

  /** One pass over the row: the library looks a field up by going through all of them. */
  private static ApiRow row(SObject row) {
    Map<String, Object> values = new HashMap<>();
    for (Iterator<XmlObject> children = row.getChildren(); children.hasNext(); ) {
      XmlObject child = children.next();
      Object value = child.hasChildren() ? child : EmptyTexts.unmark(child.getValue());
      values.put(child.getName().getLocalPart(), value);
    }
    return new ApiRow(values);
  }
}
