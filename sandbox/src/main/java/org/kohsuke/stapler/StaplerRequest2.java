package org.kohsuke.stapler;

import java.util.List;
import net.sf.json.JSONObject;

/** Nothing here implements it: without a web server there are no requests. */
public interface StaplerRequest2 {
    String getContextPath();

    String getRestOfPath();

    <T> T bindJSON(Class<T> type, JSONObject src);

    <T> List<T> bindJSONToList(Class<T> type, Object src);
}
