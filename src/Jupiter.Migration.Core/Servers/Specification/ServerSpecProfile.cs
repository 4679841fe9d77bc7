using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>What is asked of a server, as data: schemas/server-spec.schema.json. The built-in profile is that of the memo.</summary>
public sealed class ServerSpecProfile
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.server-spec/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the profile; it stands in the evidence of every result.</summary>
    public required string Name { get; init; }

    /// <summary>Its rules and judgements in words.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>The minimum of each role.</summary>
    public required RoleMinimums Roles { get; init; }

    /// <summary>The most memory that firmware and graphics can keep from the operating system, in bytes.</summary>
    public required long ReservedMemoryBytes { get; init; }

    /// <summary>The oldest build of Windows (clause W1).</summary>
    public required int WindowsBuild { get; init; }

    /// <summary>The processor table; null for the built-in one.</summary>
    public IReadOnlyList<ProcessorFamily>? Processors { get; init; }
}
