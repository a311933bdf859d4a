package hudson.util;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.basic.AbstractSingleValueConverter;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.converters.collections.MapConverter;
import com.thoughtworks.xstream.io.xml.DomDriver;
import com.thoughtworks.xstream.security.AnyTypePermission;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

public class XStream2 extends XStream {
    /** More eager than XStream's converter for anything serialisable, less than those for a certain class. */
    private static final int BEFORE_SERIALIZATION = (PRIORITY_NORMAL + PRIORITY_LOW) / 2;

    public XStream2() {
        super(new DomDriver());
        addPermission(AnyTypePermission.ANY);
        ignoreUnknownElements();
        registerConverter(new Secret.ConverterImpl());
        registerConverter(new RefusedConverter(), BEFORE_SERIALIZATION);
        registerConverter(new CollectionConverter(getMapper(), DescribableList.class));
        registerConverter(new CollectionConverter(getMapper(), CopyOnWriteArrayList.class));
        // XStream's own for the following two look into the JDK's classes, which only Jenkins opens.
        registerConverter(new CollectionConverter(getMapper(), TreeSet.class));
        registerConverter(new MapConverter(getMapper(), TreeMap.class));
    }

    /** The JDK's classes that XStream has no converter for; Jenkins' filter lets a few more pass. */
    private static final class RefusedConverter extends AbstractSingleValueConverter {
        @Override
        @SuppressWarnings("rawtypes")
        public boolean canConvert(Class type) {
            return type != null && type.getName().startsWith("java");
        }

        @Override
        public String toString(Object value) {
            throw new UnsupportedOperationException(
                    "Refusing to marshal " + value.getClass().getName() + " for security reasons");
        }

        @Override
        public Object fromString(String text) {
            throw new UnsupportedOperationException("Refusing to unmarshal for security reasons: " + text);
        }
    }
}
