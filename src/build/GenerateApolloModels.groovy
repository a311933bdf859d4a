// Generates the Java models of src/main/graphql with Apollo's compiler; both POMs run it in generate-sources.
import com.apollographql.apollo.ast.ApolloParser
import com.apollographql.apollo.compiler.ApolloCompiler
import com.apollographql.apollo.compiler.CodegenSchemaOptions
import com.apollographql.apollo.compiler.InputFile
import com.apollographql.apollo.compiler.OptionsKt
import com.apollographql.apollo.compiler.TargetLanguage
import groovy.io.FileType


def graphql = new File(graphqlDirectory)
def target = new File(generatedSources)
def packageName = 'io.jenkins.plugins.dashenterprise.graphql.model'

def files = { String ending ->
    def found = []
    graphql.eachFileRecurse { if (it.name.endsWith(ending)) found << it }
    found.sort()
}
def inputs = { String ending -> files(ending).collect { new InputFile(it, it.name) } }
// No equals, hashCode and toString, which nobody calls on an answer: they are a third of the code.
def codegen = OptionsKt.buildCodegenOptions(
        TargetLanguage.JAVA, null, null, [], *([null] * 19), packageName, null)
// Makes Apollo send files as a GraphQL multipart request.
def uploadType = [Upload: 'com.apollographql.apollo.api.Upload']
def uploadAdapter = [Upload: 'com.apollographql.apollo.api.Adapters.UploadAdapter']
def sources = ApolloCompiler.INSTANCE.buildSchemaAndOperationsSources(
        inputs('.graphqls'), inputs('.graphql'), new CodegenSchemaOptions(uploadType, uploadAdapter, false, false),
        OptionsKt.buildIrOptions(*([null] * 10)), codegen,
        null, null, null, null, null, null, null, null, null)

// A file that is as it was is left alone: what is newer is compiled again, and all else with it.
def written = [] as Set
def write = { String folder, String name, byte[] content ->
    def file = new File(target, folder.replace('.', '/') + '/' + name)
    file.parentFile.mkdirs()
    if (!file.exists() || file.bytes != content) {
        file.bytes = content
    }
    written << file
}
sources.files.each { source ->
    def content = new ByteArrayOutputStream()
    source.writeTo(content)
    write(source.packageName, source.name, content.toByteArray())
}

// What the plugin needs of a server, for "Test Connection".
def rootFields = files('.graphql')
        .collectMany { ApolloParser.'toGQLDocument$default'(it.text, null, 1, null).definitions }
        .collectMany { it.selections }*.name
        .findAll { !it.startsWith('__') }.toSorted().unique()
write(packageName, 'UsedRootFields.java', """\
package $packageName;

public final class UsedRootFields {
    public static final java.util.List<String> NAMES = java.util.List.of(${rootFields.collect { "\"$it\"" }.join(', ')});

    private UsedRootFields() {}
}
""".getBytes('UTF-8'))

def outdated = []
target.eachFileRecurse(FileType.FILES) { if (!written.contains(it)) outdated << it }
outdated*.delete()
