using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;

namespace Jupiter.Migration.Desktop.Tests.References;

/// <summary>Looks for a member in a type and in what it inherits from, as the runtime does.</summary>
internal sealed class MemberSearch(AssemblyShelf shelf)
{
    public bool Has(FoundType type, MemberReference member, MetadataReader reader)
    {
        var name = reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Method ? HasMethod(type, name, SignatureText.Of(member)) : HasField(type, name, SignatureText.Of(member));
    }

    private bool HasMethod(FoundType type, string name, string signature) =>
        type.Definition.GetMethods().Select(type.Assembly.Reader.GetMethodDefinition)
            .Any(method => type.Assembly.Reader.StringComparer.Equals(method.Name, name) && SignatureText.Of(method) == signature)
        || Above(type).Any(above => above is null || HasMethod(above, name, signature));

    private bool HasField(FoundType type, string name, string signature) =>
        type.Definition.GetFields().Select(type.Assembly.Reader.GetFieldDefinition)
            .Any(field => type.Assembly.Reader.StringComparer.Equals(field.Name, name) && SignatureText.Of(field) == signature)
        || Above(type).Any(above => above is null || HasField(above, name, signature));

    // A generic type above has its own letters for the arguments, by which signatures can't be told apart: null, which counts as found.
    private FoundType?[] Above(FoundType type)
    {
        var definition = type.Definition;
        var above = (definition.Attributes & TypeAttributes.Interface) != 0
            ? definition.GetInterfaceImplementations().Select(handle => type.Assembly.Reader.GetInterfaceImplementation(handle).Interface)
            : definition.BaseType.IsNil ? [] : [definition.BaseType];
        return above.Where(handle => handle.Kind == HandleKind.TypeSpecification || Resolve(type, handle) is not null)
            .Select(handle => handle.Kind == HandleKind.TypeSpecification ? null : Resolve(type, handle)).ToArray();
    }

    private FoundType? Resolve(FoundType at, EntityHandle handle) => handle.Kind == HandleKind.TypeDefinition
        ? at with { Handle = (TypeDefinitionHandle)handle }
        : shelf.Find(at.Assembly, (TypeReferenceHandle)handle);
}
