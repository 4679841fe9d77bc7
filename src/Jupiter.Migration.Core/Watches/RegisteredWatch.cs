using System;

namespace Jupiter.Migration.Watches;

/// <summary>A watch of this computer.</summary>
public sealed class RegisteredWatch
{
    /// <summary>Id of the case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The server that has to stay off.</summary>
    public required string OldServer { get; init; }

    /// <summary>The end of the week: then the task removes itself.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Name of the scheduled task, or of the timer.</summary>
    public required string TaskName { get; init; }

    /// <summary>Its folder.</summary>
    public required string WatchFolder { get; init; }

    /// <summary>Its log, which R9 takes in.</summary>
    public required string WatchLog { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{TaskName}: {OldServer}";
}
