using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Commands;

/// <summary>Asks a database whether it is the venue's, and whether the venue is ready for the final backup (clauses R2, R4b).</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterVenue")]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.Database, ErrorArea.DatabaseFile, ErrorArea.DatabaseName,
    ErrorArea.DatabaseFileName, ErrorArea.Venue)]
public sealed class TestJupiterVenueCommand : InstanceCommand
{
    /// <summary>The venue, or the path of its venue.json.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [VenueTransformation]
    public VenueSource Venue { get; set; } = null!;

    /// <summary>Name of the database; by default the one that the venue names.</summary>
    [Parameter(Position = 2)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    public string? Database { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var venue = Venue.Read(FullPath);
        using var instance = Open(ServerInstance);
        var database = Database ?? venue.Database;
        WriteObject(
            Await((_, stop) => VenueQueries.CheckIdentity(instance, database, venue, stop)
                .Concat(VenueQueries.CheckPreconditions(instance, database, venue, stop))
                .Concat(VenueQueryRule.CheckLaterOnes(instance, database, venue, stop))
                .Concat(instance.CheckSource(database, stop))
                .Concat((Database is null ? venue.OtherDatabases : []).SelectMany(other => other.Named(instance.CheckSource(other.Name, stop)))).ToArray()),
            enumerateCollection: true);
    }
}
