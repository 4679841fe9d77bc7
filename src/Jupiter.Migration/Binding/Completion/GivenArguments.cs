using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Binding.Completion;

/// <summary>The other arguments of a line that is being typed.</summary>
internal sealed class GivenArguments
{
    private readonly IDictionary _values;
    private readonly PathIntrinsics _paths;

    /// <summary>Takes them.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="parameter">The parameter that is completed.</param>
    /// <param name="values">Values by parameter.</param>
    /// <param name="paths">Knows PowerShell's current location.</param>
    public GivenArguments(string command, string parameter, IDictionary values, PathIntrinsics paths)
    {
        Command = command;
        Parameter = parameter;
        _values = values;
        _paths = paths;
    }

    /// <summary>The cmdlet.</summary>
    public string Command { get; }

    /// <summary>The parameter that is completed.</summary>
    public string Parameter { get; }

    /// <summary>What a parameter was given; null when it was given nothing.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The value.</returns>
    public object? Value(string parameter)
    {
        var value = _values[parameter];
        value = value is PSObject wrapped ? wrapped.BaseObject : value;
        return value is object[] { Length: 1 } one ? one[0] : value;
    }

    /// <summary>Full path of what a parameter names.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The path, or null.</returns>
    public string? Path(string parameter) => Value(parameter)?.ToString() is { Length: > 0 } path ? FileSystemPath.Full(_paths, path) : null;

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
    public Databases.ServerAddress Locate(Databases.ServerAddress address) => FileSystemPath.Locate(_paths, address);
}
