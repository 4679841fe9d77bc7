using System;
using System.Threading;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Running;

/// <summary>How a case is to be gone on with.</summary>
public sealed class RunRequest
{
    /// <summary>The last step to do, or null for as far as it goes.</summary>
    public string? Until { get; init; }

    /// <summary>Where the backup is now, when it was carried; null for where it was written.</summary>
    public string? BackupFile { get; init; }

    /// <summary>Who decides that a person's word alone is enough for a server's absence; null while nobody does.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>How long a POS terminal is waited for until it works; zero to look once.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Asks meanwhile whether what was proved still holds; null where nobody watches.</summary>
    public CaseWatch? Watch { get; init; }

    /// <summary>The settings of a computer by its name or address; of this one by null.</summary>
    public Func<string?, IMachineSettings> Settings { get; init; } = computer => new WindowsSettings(computer);

    /// <summary>Asks whoever runs the case whether something may be changed: what, and how. By default nobody has anything against it.</summary>
    public Func<string, string, bool> MayChange { get; init; } = (_, _) => true;

    /// <summary>Opens a database server.</summary>
    public required Func<string, CancellationToken, IDatabaseInstance> Open { get; init; }

    /// <summary>The engines.</summary>
    public required EngineCatalog Engines { get; init; }
}
