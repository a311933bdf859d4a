// Packs the .hpi anew, with nothing in its jars packed: many small classes pack far better together than each for itself.
// What the jars hold stays as it is, to the byte and in its order.
import java.util.zip.Deflater
import java.util.zip.ZipEntry
import java.util.zip.ZipInputStream
import java.util.zip.ZipOutputStream

def copy = { InputStream from, int level, Closure<byte[]> content ->
    def bytes = new ByteArrayOutputStream()
    def target = new ZipOutputStream(bytes)
    target.level = level
    def source = new ZipInputStream(from)
    for (def entry = source.nextEntry; entry != null; entry = source.nextEntry) {
        target.putNextEntry(new ZipEntry(entry.name).tap { time = entry.time })
        target.write(content(entry.name, source.readAllBytes()))
    }
    target.close()
    bytes.toByteArray()
}
def unpacked = { byte[] jar -> copy(new ByteArrayInputStream(jar), Deflater.NO_COMPRESSION) { name, content -> content } }

def file = new File(hpi)
file.bytes = copy(new ByteArrayInputStream(file.bytes), Deflater.BEST_COMPRESSION) { name, content ->
    name.endsWith('.jar') ? unpacked(content) : content
}
