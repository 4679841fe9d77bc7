using System;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>A change of a setting of this computer, written down before it is made.</summary>
public sealed class ChangedSetting
{
    /// <summary>What kind of setting (<see cref="MachineSetting"/>).</summary>
    public required string Kind { get; init; }

    /// <summary>Which one, as the system knows it.</summary>
    public required string Name { get; init; }

    /// <summary>What it was; null where it was not there.</summary>
    public string? Before { get; init; }

    /// <summary>What it becomes.</summary>
    public required string After { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The setting.</summary>
    /// <returns>The setting.</returns>
    internal MachineSetting Setting() => new(Kind, Name);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name}: {Before} - {After}";
}
