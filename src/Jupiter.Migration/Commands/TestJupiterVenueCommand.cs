using System;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Inspection;

namespace Jupiter.Migration.Commands;

/// <summary>
/// Asks a database whether it is the venue's, and whether the venue is ready for the final backup (clauses R2, R4b); or, without a server, what is
/// wrong in venue.json (clause O1).
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterVenue", DefaultParameterSetName = OfFile)]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.ServerAddress, ErrorArea.Instance, ErrorArea.Database, ErrorArea.DatabaseFile, ErrorArea.DatabaseName,
    ErrorArea.DatabaseFileName, ErrorArea.Venue, ErrorArea.Path, ErrorArea.File)]
public sealed class TestJupiterVenueCommand : ServerCommand
{
    private const string OfDatabase = "Database";
    private const string OfFile = "Path";
    private const string OfLiteralFile = "LiteralPath";

    /// <summary>The server: HOST, HOST\INSTANCE or HOST,PORT of SQL Server, or embedded:FOLDER. Never taken from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfDatabase)]
    [ServerInstanceTransformation]
    public ServerAddress ServerInstance { get; set; } = null!;

    /// <summary>The venue, or the path of its venue.json.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfDatabase)]
    [VenueTransformation]
    public VenueSource Venue { get; set; } = null!;

    /// <summary>Name of the database; by default the one that the venue names.</summary>
    [Parameter(Position = 2, ParameterSetName = OfDatabase)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    public string? Database { get; set; }

    /// <summary>The files to look through, with wildcards. No server is asked.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = OfFile)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files to look through; wildcards mean themselves.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfLiteralFile)]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName != OfDatabase)
        {
            var isLiteral = ParameterSetName == OfLiteralFile;
            ForEachPath(isLiteral ? LiteralPath : Path, isLiteral, path => WriteObject(Await((_, _) => VenueInspection.Run(path, Clock.GetUtcNow())), enumerateCollection: true));
            return;
        }

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
