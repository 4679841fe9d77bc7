using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace Jupiter.Migration.Desktop.Tests.References;

/// <summary>All assemblies there are at run time, found by their names: those that are shipped before those of the system.</summary>
internal sealed class AssemblyShelf : IDisposable
{
    private const int MostForwards = 8;

    private readonly Dictionary<string, AssemblyMetadata> _assemblies = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyShelf(IEnumerable<string> shipped, IEnumerable<string> system)
    {
        Put(shipped, isShipped: true);
        Put(system, isShipped: false);
    }

    public IEnumerable<AssemblyMetadata> Shipped => _assemblies.Values.Where(assembly => assembly.IsShipped);

    public AssemblyMetadata? Find(string assembly) => _assemblies.GetValueOrDefault(assembly);

    /// <summary>The type that a reference of an assembly leads to, through whatever assemblies it was moved.</summary>
    public FoundType? Find(AssemblyMetadata from, TypeReferenceHandle handle)
    {
        var scope = from.Reader.GetTypeReference(handle).ResolutionScope;
        while (scope.Kind == HandleKind.TypeReference)
        {
            scope = from.Reader.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
        }

        var name = TypeNames.Of(from.Reader, handle);
        return scope.Kind == HandleKind.AssemblyReference
            ? Find(from.Reader.GetString(from.Reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name), name)
            : FoundType.In(from, name);
    }

    public void Dispose()
    {
        foreach (var assembly in _assemblies.Values)
        {
            assembly.Dispose();
        }
    }

    private FoundType? Find(string? assembly, string name)
    {
        for (var moved = 0; moved < MostForwards && assembly is not null && Find(assembly) is { } at; moved++)
        {
            if (FoundType.In(at, name) is { } found)
            {
                return found;
            }

            assembly = at.ForwardOf(name);
        }

        return null;
    }

    private void Put(IEnumerable<string> paths, bool isShipped)
    {
        foreach (var path in paths)
        {
            if (AssemblyMetadata.Read(path, isShipped) is { } assembly && !_assemblies.TryAdd(assembly.Name, assembly))
            {
                assembly.Dispose();
            }
        }
    }
}
