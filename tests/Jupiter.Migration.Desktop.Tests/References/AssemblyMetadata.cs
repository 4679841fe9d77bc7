using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Jupiter.Migration.Desktop.Tests.References;

/// <summary>The tables of one assembly: the types that it has, and those that it says are elsewhere.</summary>
internal sealed class AssemblyMetadata : IDisposable
{
    private readonly PEReader _file;
    private readonly Dictionary<string, TypeDefinitionHandle> _types;
    private readonly Dictionary<string, string> _forwards;

    private AssemblyMetadata(PEReader file, bool isShipped)
    {
        _file = file;
        IsShipped = isShipped;
        Reader = file.GetMetadataReader();
        var definition = Reader.GetAssemblyDefinition();
        (Name, Version) = (Reader.GetString(definition.Name), definition.Version);
        _types = Reader.TypeDefinitions.ToDictionary(handle => TypeNames.Of(Reader, handle));
        _forwards = Reader.ExportedTypes.Select(Reader.GetExportedType)
            .Where(type => type.Implementation.Kind == HandleKind.AssemblyReference)
            .ToDictionary(
                type => TypeNames.Of(Reader, type.Namespace, type.Name),
                type => Reader.GetString(Reader.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name));
    }

    public MetadataReader Reader { get; }

    public string Name { get; }

    public Version Version { get; }

    /// <summary>Whether the module brings it along; then its resolver answers a request for any version.</summary>
    public bool IsShipped { get; }

    /// <summary>Reads an assembly; null for a file that is none, of which the reference assemblies have some.</summary>
    public static AssemblyMetadata? Read(string path, bool isShipped)
    {
        var file = new PEReader(File.OpenRead(path));
        if (file.HasMetadata && file.GetMetadataReader().IsAssembly)
        {
            return new AssemblyMetadata(file, isShipped);
        }

        file.Dispose();
        return null;
    }

    public TypeDefinitionHandle? Type(string name) => _types.TryGetValue(name, out var handle) ? handle : null;

    /// <summary>The assembly that has a type now, when this one says so.</summary>
    public string? ForwardOf(string type) => _forwards.GetValueOrDefault(type.Split(TypeNames.Nesting)[0]);

    public void Dispose() => _file.Dispose();
}
