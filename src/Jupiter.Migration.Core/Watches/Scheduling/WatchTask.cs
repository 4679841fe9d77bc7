using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Watches.Scheduling;

/// <summary>What a scheduler is told: what to run once an hour, as a service account without rights, and until when.</summary>
public sealed class WatchTask
{
    /// <summary>Its name: Latin letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, for whoever finds it.</summary>
    public required string Description { get; init; }

    /// <summary>Folder of the watch.</summary>
    public required string Folder { get; init; }

    /// <summary>Full path of the program.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments, each as the program is to see it.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The first look.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it removes itself.</summary>
    public required DateTimeOffset Until { get; init; }
}
