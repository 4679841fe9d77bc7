using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Text;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Tags;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Commands;

/// <summary>Writes what people need on paper: the tag of a server that is switched off (clauses R3a, R9), and what there is to tell of a case.</summary>
[Cmdlet(VerbsData.Export, "JupiterReport", SupportsShouldProcess = true, DefaultParameterSetName = "Case")]
[OutputType(typeof(string), typeof(FileInfo))]
[Raises(ErrorArea.Host, ErrorArea.Case, ErrorArea.Journal, ErrorArea.OneServer, ErrorArea.Report, ErrorArea.Path, ErrorArea.File,
    ErrorArea.FileWriting)]
public sealed class ExportJupiterReportCommand : JupiterCommand
{
    /// <summary>Folder of the case, as New-JupiterMigration made it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Case", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string Case { get; set; } = "";

    /// <summary>What to write.</summary>
    [Parameter(Mandatory = true)]
    public ReportKind As { get; set; }

    /// <summary>The tag of the new server, for the way back; without it that of the old server.</summary>
    [Parameter(ParameterSetName = "Case")]
    public SwitchParameter NewServer { get; set; }

    /// <summary>Name or address of a server, without a case: exactly as it is given to the other cmdlets later.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Server")]
    [ValidateNotNullOrEmpty]
    public string Server { get; set; } = "";

    /// <summary>
    /// The file to write: HTML where its name ends in .html or .htm, else plain text. Without it the text is written to the pipeline. A page, a table, a document
    /// for programs and an archive get their own ending where the name has none.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces a file that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (OutFile is null)
        {
            WriteText();
            return;
        }

        var path = WithEnding(FullPath(OutFile));
        if (File.Exists(path) && !Force)
        {
            throw MigrationException.Because(nameof(SR.ReportFileExists), path, path);
        }

        if (ShouldProcess(path, SR.ActionExportReport))
        {
            var bytes = Bytes(path);
            FileErrors.Named(path, () => DurableFile.Write(path, bytes));
            WriteObject(new FileInfo(path));
        }
    }

    // Windows opens nothing whose name has no ending.
    private string WithEnding(string path) => System.IO.Path.HasExtension(path) ? path : path + As switch
    {
        ReportKind.Html => ".html",
        ReportKind.Csv => ".csv",
        ReportKind.Json => ".json",
        ReportKind.Support => ".zip",
        _ => "",
    };

    private AbsenceTag Draw()
    {
        if (ParameterSetName == "Case")
        {
            using var migration = Await((_, _) => MigrationCase.Look(FullPath(Case), Clock));
            return CaseTag.Draw(migration.Plan, NewServer);
        }

        var server = NetworkHost.Parse(Server).Text;
        return new AbsenceTag
        {
            Server = server,
            Until = SR.TagUntilTold,
            Callers = [SR.TagManager.With(Venue.DefaultManagerPhone)],
            Code = AbsenceCode.Draw(server, ""),
        };
    }

    private static bool IsHtml(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm";

    // Without a file: what people read goes to the pipeline by lines, what programs read as one text.
    private void WriteText()
    {
        if (As is ReportKind.Tag or ReportKind.Memo or ReportKind.Sold)
        {
            WriteObject(As == ReportKind.Tag ? AbsenceTagText.Of(Draw()) : As == ReportKind.Memo ? Looked(VenueMemo.Of).Text() : Looked(WrittenPaper.Of).Text(), enumerateCollection: true);
            return;
        }

        if (As is ReportKind.Html or ReportKind.Support)
        {
            throw MigrationException.Because(nameof(SR.ReportNeedsFile), As);
        }

        WriteObject(Encoding.UTF8.GetString(Bytes("")).TrimStart('\uFEFF'));
    }

    private byte[] Bytes(string path) => As switch
    {
        ReportKind.Tag => IsHtml(path) ? Page(string.Join("\r\n", AbsenceTagHtml.Of(Draw())) + "\r\n") : Paper(AbsenceTagText.Of(Draw())),
        ReportKind.Memo => Of(Looked(VenueMemo.Of), path),
        ReportKind.Sold => Of(Looked(WrittenPaper.Of), path),
        ReportKind.Support => OfCase(folder => Await((_, _) => SupportArchive.Bytes(folder, Surroundings()))),
        ReportKind.Html => Page(ReportPage.Of(Report())),
        ReportKind.Csv => ReportCsv.Bytes(Report()),
        _ => ReportFile.Bytes(Report()),
    };

    private Dictionary<string, string> Surroundings() => new()
    {
        ["moduleVersion"] = ModuleIdentity.Version,
        ["powerShell"] = Host.Version.ToString(),
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["system"] = RuntimeInformation.OSDescription,
        ["culture"] = CultureInfo.CurrentCulture.Name,
        ["uiCulture"] = CultureInfo.CurrentUICulture.Name,
    };

    private CaseReport Report() => OfCase(folder => Await((_, stop) => ReportReader.Read(folder, Clock, stop)));

    private T Looked<T>(Func<MigrationCase, T> read) => OfCase(folder => Await((_, _) =>
    {
        using var migration = MigrationCase.Look(folder, Clock);
        return read(migration);
    }));

    private T OfCase<T>(Func<string, T> read) => ParameterSetName == "Case"
        ? read(FullPath(Case))
        : throw MigrationException.Because(nameof(SR.ReportNeedsCase), As, As);

    private static byte[] Of(VenueMemo memo, string path) => IsHtml(path) ? Page(memo.Page()) : Paper(memo.Text());

    private static byte[] Of(WrittenPaper sold, string path) => IsHtml(path) ? Page(sold.Page()) : IsTable(path) ? sold.Table() : Paper(sold.Text());

    private static bool IsTable(string path) => string.Equals(System.IO.Path.GetExtension(path), ".csv", StringComparison.OrdinalIgnoreCase);

    private static byte[] Page(string document) => Encoding.UTF8.GetBytes(document);

    // Plain text gets a byte order mark: Notepad of Windows Server 2008 R2 takes Cyrillic for another code page without one.
    private static byte[] Paper(IReadOnlyList<string> lines) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")];
}
