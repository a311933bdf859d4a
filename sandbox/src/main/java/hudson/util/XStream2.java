package hudson.util;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.converters.reflection.ReflectionConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.io.xml.DomDriver;
import com.thoughtworks.xstream.security.AnyTypePermission;
import hudson.model.Result;
import java.lang.reflect.Field;
import java.util.concurrent.CopyOnWriteArrayList;

public class XStream2 extends XStream {
    /** More eager than XStream's converter for anything serialisable, less than those for a certain class. */
    private static final int BEFORE_SERIALIZATION = (PRIORITY_NORMAL + PRIORITY_LOW) / 2;

    public XStream2() {
        super(new DomDriver());
        addPermission(AnyTypePermission.ANY);
        ignoreUnknownElements();
        registerConverter(new Secret.ConverterImpl());
        registerConverter(Result.conv);
        registerConverter(new CollectionConverter(getMapper(), DescribableList.class));
        registerConverter(new CollectionConverter(getMapper(), CopyOnWriteArrayList.class));
        registerConverter(new RefusedConverter(), BEFORE_SERIALIZATION);
        registerConverter(new FieldNamingConverter(), PRIORITY_VERY_LOW);
    }

    /** Says which field of which class could not be written. */
    private final class FieldNamingConverter extends ReflectionConverter {
        FieldNamingConverter() {
            super(XStream2.this.getMapper(), XStream2.this.getReflectionProvider());
        }

        @Override
        protected void marshallField(MarshallingContext context, Object value, Field field) {
            try {
                super.marshallField(context, value, field);
            } catch (RuntimeException e) {
                throw new RuntimeException(
                        "Failed to serialize " + field.getDeclaringClass().getName() + "#" + field.getName(), e);
            }
        }
    }

    /** The JDK's classes that XStream has no converter for; Jenkins' filter lets a few more pass. */
    private static final class RefusedConverter implements Converter {
        @Override
        @SuppressWarnings("rawtypes")
        public boolean canConvert(Class type) {
            return type != null && type.getName().startsWith("java");
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            throw new UnsupportedOperationException(refusal("marshal", source.getClass()));
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            throw new ConversionException(refusal("unmarshal", context.getRequiredType()));
        }

        private static String refusal(String verb, Class<?> type) {
            return "Refusing to " + verb + " " + type.getName()
                    + " for security reasons; see https://www.jenkins.io/redirect/class-filter/";
        }
    }
}
