using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>A service of Windows as the Service Control Manager tells it.</summary>
public sealed record WindowsService
{
    /// <summary>Its name, by which programs know it.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in services.msc.</summary>
    public required string DisplayName { get; init; }

    /// <summary>When it starts.</summary>
    public required ServiceStart Start { get; init; }

    /// <summary>Whether it runs, or is about to.</summary>
    public bool IsRunning { get; init; }

    /// <summary>The command line that it is started by.</summary>
    public string Program { get; init; } = "";

    /// <summary>Names of the services that need it: whichever of them starts by itself starts it, too.</summary>
    public IReadOnlyList<string> Dependents { get; init; } = [];

    /// <summary>Whether Windows starts it without anybody.</summary>
    public bool StartsByItself => Start is ServiceStart.Automatic or ServiceStart.AutomaticDelayed or ServiceStart.AutomaticOrDelayed;
}
