using System.Reflection.Metadata;

namespace Jupiter.Migration.Desktop.Tests.References;

/// <summary>A type and the assembly that has it.</summary>
internal sealed record FoundType(AssemblyMetadata Assembly, TypeDefinitionHandle Handle)
{
    public TypeDefinition Definition => Assembly.Reader.GetTypeDefinition(Handle);

    public static FoundType? In(AssemblyMetadata assembly, string name) => assembly.Type(name) is { } handle ? new FoundType(assembly, handle) : null;
}
