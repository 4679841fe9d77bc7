using System.Reflection.Metadata;

namespace Jupiter.Migration.Desktop.Tests.References;

/// <summary>Full names of types, the same for a definition and for a reference to it.</summary>
internal static class TypeNames
{
    /// <summary>Stands between a type and one that is nested in it.</summary>
    public const char Nesting = '+';

    public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? Of(reader, outer) + Nesting + reader.GetString(type.Name)
            : Of(reader, type.Namespace, type.Name);
    }

    public static string Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of(reader, (TypeReferenceHandle)type.ResolutionScope) + Nesting + reader.GetString(type.Name)
            : Of(reader, type.Namespace, type.Name);
    }

    public static string Of(MetadataReader reader, StringHandle space, StringHandle name) =>
        space.IsNil ? reader.GetString(name) : reader.GetString(space) + "." + reader.GetString(name);
}
