using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Hosting;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Inspection;
using Jupiter.Migration.Venues.Making;
using Jupiter.Migration.Venues.Profiles;

namespace Jupiter.Migration.Commands;

/// <summary>Describes a venue in a file, days before the night (clause O1): reads what its database and its server tell, and asks the rest.</summary>
[Cmdlet(VerbsCommon.New, "JupiterVenue", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
[Raises(ErrorArea.ServerAddress, ErrorArea.Instance, ErrorArea.Database, ErrorArea.DatabaseFile, ErrorArea.DatabaseName, ErrorArea.DatabaseFileName, ErrorArea.Venue,
    ErrorArea.VenueMaking, ErrorArea.Inventory, ErrorArea.OutputFile, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class NewJupiterVenueCommand : ServerCommand
{
    private const string CopiedProfile = "product-profile.json";

    private static readonly string[] Answers =
    [
        nameof(Name), nameof(TaxNumber), nameof(ServerName), nameof(MainPos), nameof(RemoteDesktopSessions), nameof(TimeZone), nameof(OpeningHours),
        nameof(Manager), nameof(ItContact), nameof(Specialist), nameof(AccountManager),
    ];

    /// <summary>The file to write, usually venue.json.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath")]
    public string Path { get; set; } = "";

    /// <summary>The server that works in the venue: HOST, HOST\INSTANCE or HOST,PORT of SQL Server, or embedded:FOLDER.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ServerInstanceTransformation]
    public ServerAddress ServerInstance { get; set; } = null!;

    /// <summary>Name of the venue's database.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    public string? Database { get; set; }

    /// <summary>The product's profile, as Jupiter's developers hand it out. It is put beside the venue's file. By default that of the module.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ProductProfile { get; set; }

    /// <summary>Inventory of the server (Get-JupiterServerInventory), or its file: the time zone is offered from it.</summary>
    [Parameter]
    [InventoryTransformation]
    [ValidateNotNull]
    public InventorySource? Inventory { get; set; }

    /// <summary>Name of the venue.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Its tax number (ИНН) of 10 or 12 digits; "-" where it has none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TaxNumber { get; set; }

    /// <summary>Name of its server, usually JUPITER (clause P1a).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ServerName { get; set; }

    /// <summary>The POS terminals and workstations, by name or as hashtables with Name, Address, Port, IsMainPos.</summary>
    [Parameter]
    [VenueComputerTransformation]
    [ValidateNotNullOrEmpty]
    public VenueComputer[]? Computer { get; set; }

    /// <summary>Name of the main POS terminal, the one with the fiscal registrar (clause R5).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MainPos { get; set; }

    /// <summary>How many people work on the server itself by remote desktop (clause H2).</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int? RemoteDesktopSessions { get; set; }

    /// <summary>The venue's time zone, by its IANA or its Windows name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>When the venue is open: "10:00-23:00", "Mon-Fri 10:00-23:00, Sat-Sun 12:00-02:00", "24/7".</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OpeningHours { get; set; }

    /// <summary>Who manages the venue: name and phone, with a comma between.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Manager { get; set; }

    /// <summary>Who looks after its computers: name and phone; "-" for nobody.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ItContact { get; set; }

    /// <summary>Who executes: a specialist of Jupiter's technical support, name and phone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Specialist { get; set; }

    /// <summary>Jupiter's account manager, with whom the start is agreed (clauses O1 to O3): name and phone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AccountManager { get; set; }

    /// <summary>Folders of the server that are carried over (clause P2), as the server has them.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? Folder { get; set; }

    /// <summary>Asks nothing: what is not given and can't be read is an error.</summary>
    [Parameter]
    public SwitchParameter NonInteractive { get; set; }

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = FullPath(Path);
        var copied = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, CopiedProfile);
        var profilePath = ProductProfile is null ? ModuleFolder.Profile : FullPath(ProductProfile);
        var zone = Zone();
        if (!Force)
        {
            OutputFile.RequireNone(path);
        }

        var profile = ProductProfileFile.Read(profilePath);
        if (ProductProfile is not null)
        {
            ProductProfileFile.RequireRoom(profilePath, copied, Force);
        }

        using var instance = Open(ServerInstance);
        if (!ShouldProcess(path, SR.ActionNewVenue))
        {
            return;
        }

        var venue = Describe(instance, profile, zone) with { Profile = ProductProfile is null ? null : CopiedProfile };
        FileErrors.Named(path, () =>
        {
            if (ProductProfile is not null)
            {
                ProductProfileFile.Copy(profilePath, copied);
            }

            VenueFile.Create(path, venue, new Uri(System.IO.Path.Combine(ModuleFolder.Path, "schemas", "venue.schema.json")).AbsoluteUri, Force);
        });
        Remark(path, venue, profile);
        WriteObject(new FileInfo(path));
    }

    private Venue Describe(IDatabaseInstance instance, ProductProfile profile, Finding zone)
    {
        var interview = new VenueInterview(Given(), NonInteractive || Host.UI is null ? null : new VenueDialog(Host.UI).Ask);
        (string Database, VenueFindings Found)? read = null;
        return interview.Whole(() =>
        {
            var database = Database ?? AskDatabase(instance, interview);
            if (read?.Database != database)
            {
                read = (database, Await((_, stop) => VenueFindings.Read(instance, database, profile, stop)));
            }

            return NewVenue.Describe(interview, database, read!.Value.Found, zone);
        });
    }

    private string AskDatabase(IDatabaseInstance instance, VenueInterview interview)
    {
        var (all, usual) = Await((_, stop) => VenueFindings.Databases(instance, stop));
        return NewVenue.Database(interview, all, usual);
    }

    private Dictionary<string, string> Given()
    {
        var given = Answers.Where(IsGiven).ToDictionary(name => name, name => Convert.ToString(MyInvocation.BoundParameters[name], CultureInfo.InvariantCulture) ?? "");
        if (Computer is not null)
        {
            given[nameof(Computer)] = VenueInterview.TextOf(Computer);
            if (Array.Find(Computer, computer => computer.IsMainPos) is { } main && !IsGiven(nameof(MainPos)))
            {
                given[nameof(MainPos)] = main.Name;
            }
        }

        if (Folder is not null)
        {
            given[nameof(Folder)] = string.Join(";", Folder);
        }

        return given;
    }

    private Finding Zone()
    {
        var clock = Inventory?.Find(path => FileSystemPath.Matching(SessionState.Path, path)).Select(read => read().Clock).FirstOrDefault();
        return clock is null
            ? new Finding(TimeZoneInfo.Local.Id, SR.FoundOnThisComputer.With(Clock.GetLocalNow()))
            : new Finding(clock.TimeZone, SR.FoundInInventory);
    }

    private void Remark(string path, Venue venue, ProductProfile profile)
    {
        if (!profile.HasQuestions)
        {
            WriteWarning(SR.ProfileHasNoQuestions.With(PrintableText.Of(profile.Name)));
        }

        if (Await((_, stop) => NewVenue.Unknown(venue, stop)) is { Count: > 0 } unknown)
        {
            WriteWarning(SR.ComputersUnknownHere.With(string.Join(", ", unknown)));
        }

        foreach (var remark in VenueInspection.Run(path, Clock.GetUtcNow()).Where(result => result.ShowsFault()))
        {
            WriteWarning($"{remark.Subject}: {remark.Actual}");
        }
    }
}
