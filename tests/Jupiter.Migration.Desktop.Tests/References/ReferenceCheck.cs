using System.Collections.Generic;
using System.Reflection.Metadata;

namespace Jupiter.Migration.Desktop.Tests.References;

/// <summary>Looks up every assembly, type and member that an assembly refers to. What is not found would fail on the computer of a venue.</summary>
internal sealed class ReferenceCheck(AssemblyShelf shelf)
{
    private readonly MemberSearch _members = new(shelf);

    /// <summary>How many types and members were looked up.</summary>
    public int Looked { get; private set; }

    public IEnumerable<string> Missing(AssemblyMetadata assembly)
    {
        var reader = assembly.Reader;
        foreach (var handle in reader.AssemblyReferences)
        {
            if (MissingAssembly(reader, handle) is { } missing)
            {
                yield return missing;
            }
        }

        foreach (var handle in reader.TypeReferences)
        {
            Looked++;
            if (shelf.Find(assembly, handle) is null)
            {
                yield return "type " + TypeNames.Of(reader, handle);
            }
        }

        foreach (var handle in reader.MemberReferences)
        {
            Looked++;
            var member = reader.GetMemberReference(handle);
            if (Parent(assembly, member.Parent) is { } type && !_members.Has(type, member, reader))
            {
                yield return $"member {TypeNames.Of(type.Assembly.Reader, type.Handle)}.{reader.GetString(member.Name)} {SignatureText.Of(member)}";
            }
        }
    }

    // What is shipped is given for any version by the module's resolver; of the system's assemblies an older one is not taken.
    private string? MissingAssembly(MetadataReader reader, AssemblyReferenceHandle handle)
    {
        var wanted = reader.GetAssemblyReference(handle);
        var name = reader.GetString(wanted.Name);
        return shelf.Find(name) is not { } found ? $"assembly {name} {wanted.Version}"
            : !found.IsShipped && found.Version < wanted.Version ? $"assembly {name} {wanted.Version}: there is {found.Version}"
            : null;
    }

    // A missing type is told as one, and an array has the members that the runtime gives it.
    private FoundType? Parent(AssemblyMetadata assembly, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => shelf.Find(assembly, (TypeReferenceHandle)parent),
        HandleKind.TypeDefinition => new FoundType(assembly, (TypeDefinitionHandle)parent),
        HandleKind.TypeSpecification => GenericType(assembly, (TypeSpecificationHandle)parent) is { IsNil: false } generic ? Parent(assembly, generic) : null,
        _ => null,
    };

    private static EntityHandle GenericType(AssemblyMetadata assembly, TypeSpecificationHandle handle)
    {
        var signature = assembly.Reader.GetBlobReader(assembly.Reader.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        signature.ReadByte();
        return signature.ReadTypeHandle();
    }
}
