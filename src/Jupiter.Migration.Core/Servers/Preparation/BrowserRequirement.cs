using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>A browser, and its newest version on each Windows (clause P1d).</summary>
public sealed class BrowserRequirement
{
    /// <summary>Its name, as an inventory has it.</summary>
    public required string Name { get; init; }

    /// <summary>Its versions.</summary>
    public required IReadOnlyList<BrowserVersion> Versions { get; init; }
}

/// <summary>The version of a browser that counts as up to date.</summary>
public sealed class BrowserVersion
{
    /// <summary>The oldest build of Windows that the line is for; the line with the newest of them that is not beyond the server's decides.</summary>
    public required int WindowsBuild { get; init; }

    /// <summary>The version: on a Windows that its maker left behind the last one, else the one of the day the table was made.</summary>
    public required string Version { get; init; }
}
