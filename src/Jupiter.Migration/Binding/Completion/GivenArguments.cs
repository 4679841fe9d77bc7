using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Binding.Completion;

/// <summary>The other arguments of a line that is being typed.</summary>
internal sealed class GivenArguments(string command, string parameter, IDictionary values, PathIntrinsics paths)
{
    /// <summary>The cmdlet.</summary>
    public string Command { get; } = command;

    /// <summary>The parameter that is completed.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>What a parameter was given; null when it was given nothing.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The value.</returns>
    public object? Value(string parameter)
    {
        var value = values[parameter];
        value = value is PSObject wrapped ? wrapped.BaseObject : value;
        return value is object[] { Length: 1 } one ? one[0] : value;
    }

    /// <summary>Full path of what a parameter names.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The path, or null.</returns>
    public string? Path(string parameter) => Value(parameter)?.ToString() is { Length: > 0 } path ? FileSystemPath.Full(paths, path) : null;

    /// <summary>What looks at the case that the line names.</summary>
    /// <returns>It, or null where the line names none.</returns>
    public Func<MigrationCase>? Case() => Path("Case") is { } folder ? () => MigrationCase.Look(folder, RunClock.Current) : null;

    /// <summary>What reads the venue that the line names.</summary>
    /// <returns>It, or null where the line names none.</returns>
    public Func<Venue>? Venue() => Value("Venue") is Venue venue ? () => venue
        : Path("Venue") is { } path ? () => VenueFile.Read(path)
        : null;

    /// <summary>An address whose embedded folder is a full path.</summary>
    /// <param name="address">The address as it was typed.</param>
    /// <returns>The address.</returns>
    public Databases.ServerAddress Locate(Databases.ServerAddress address) => FileSystemPath.Locate(paths, address);
}
