using System.Collections.Generic;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>A change of a setting of the old server, written before it is made: what it takes to undo it from any computer (clause R9).</summary>
/// <param name="Kind">What is changed: a service or a power setting.</param>
/// <param name="Name">Which one, as the system knows it.</param>
/// <param name="Display">Which one, as people know it.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it becomes.</param>
/// <param name="Machine">Name of the machine, as its database server told it.</param>
/// <param name="Ran">Whether a service was running.</param>
internal sealed record SettingChange(string Kind, string Name, string Display, string Before, string After, string Machine, bool Ran) : LineFact
{
    /// <summary>When a service starts.</summary>
    public const string Service = MachineSetting.Service;

    /// <summary>Whether timers may wake the computer, in one power plan.</summary>
    public const string WakeTimers = MachineSetting.WakeTimers;

    private const string KindKey = "setting";

    /// <summary>What is changed: of two changes of one thing the later one counts.</summary>
    public string Key => Kind + " " + Name;

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [(KindKey, Kind), ("name", Name), ("displayName", Display), ("before", Before), ("after", After), ("machine", Machine), ("ran", Text(Ran))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The change; null when the line tells of none.</returns>
    public static SettingChange? From(LineFacts line) => line.Has(KindKey)
        ? new(line.Text(KindKey), line.Text("name"), line.Text("displayName"), line.Text("before"), line.Text("after"), line.Text("machine"), line.Text("ran") == "true") : null;
}
