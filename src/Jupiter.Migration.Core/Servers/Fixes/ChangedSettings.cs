using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>What was changed on a computer, in its order: schemas/changed-settings.schema.json. All that it takes to put it back.</summary>
public sealed record ChangedSettings
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.changed-settings/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the computer, for people.</summary>
    public required string ComputerName { get; init; }

    /// <summary>What tells the computer from every other.</summary>
    public required MachineIdentity Identity { get; init; }

    /// <summary>The changes, the first one first.</summary>
    public required IReadOnlyList<ChangedSetting> Changes { get; init => field = value is null ? null! : Listing.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => ComputerName;
}
