using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Carries folders off a server, each as a plain copy with its list, on the medium and read back (clauses P2, S2).</summary>
[Cmdlet(VerbsData.Backup, "JupiterFolder", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(FolderBackupResult))]
[Raises(ErrorArea.FolderList, ErrorArea.FolderPlace, ErrorArea.FolderBackup, ErrorArea.Space, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting,
    ErrorArea.Case, ErrorArea.Journal, ErrorArea.CaseWriting, ErrorArea.Approval, ErrorArea.Turn)]
public sealed class BackupJupiterFolderCommand : JupiterCommand
{
    private const string OfCase = "Case";
    private const string ByPath = "Path";
    private const string Literal = "LiteralPath";

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The folders, with wildcards. A link is followed where it is named, and not where a wildcard matches it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The folders; wildcards mean themselves.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Literal)]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The folder in which each copy is made under its folder's name; those of a case below the folders that they lie in.</summary>
    [Parameter(Mandatory = true)]
    public string Destination { get; set; } = "";

    /// <summary>Folder of a case: the folders of its venue are copied, and its journal keeps the copies, which the case asks for before the disk is wiped.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfCase)]
    [ValidateNotNullOrEmpty]
    public string Case { get; set; } = "";

    /// <summary>Folders that are carried for the case beside those of its venue, such as were seen to lie beside the Jupiter program.</summary>
    [Parameter(ParameterSetName = OfCase)]
    [ValidateNotNullOrEmpty]
    public string[] AdditionalFolder { get; set; } = [];

    /// <summary>Folders of the Jupiter program: what lies in them and in no folder that is carried is shown. By default those in which the venue's folders lie.</summary>
    [Parameter(ParameterSetName = OfCase)]
    [ValidateNotNullOrEmpty]
    public string[] ProgramFolder { get; set; } = [];

    /// <summary>How many bytes a second are read at most.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long BytesPerSecondLimit { get; set; }

    /// <summary>Brings a copy that is complete up to date, and copies beside what is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == OfCase)
        {
            var (folder, destination) = (FullPath(Case), FullPath(Destination));
            string[] additional = [.. AdditionalFolder.Select(FullPath)], programs = [.. ProgramFolder.Select(FullPath)];
            CopyVenue(folder, Await((_, _) => CaseFolders.Require(folder, Clock, destination)), additional, programs);
            return;
        }

        var isLiteral = ParameterSetName == Literal;
        ForEachPath(isLiteral ? LiteralPath : Path, isLiteral, source =>
        {
            RequireNamed(source, isLiteral);
            var name = FolderBackup.NameOf(source);
            if (!_names.Add(name))
            {
                throw MigrationException.Because(nameof(SR.FolderNameTwice), source, name);
            }

            Copy(source, FullPath(Destination), folder: null);
        });
    }

    private void CopyVenue(string folder, CasePlan plan, string[] additional, string[] programs)
    {
        foreach (var source in plan.Venue.Folders.Concat(additional))
        {
            ForItem(() =>
            {
                if (System.IO.Path.IsPathRooted(source) && Directory.Exists(source))
                {
                    Copy(FullPath(source), Below(FullPath(Destination), source), folder);
                }
                else
                {
                    if (plan.Venue.Folders.Contains(source) && ShouldProcess(source, SR.ActionNoteAbsence))
                    {
                        CaseFolders.KeepAbsent(folder, Clock, source);
                    }

                    throw MigrationException.Because(nameof(SR.PathNotFound), source, source);
                }
            });
        }

        foreach (var program in (programs.Length > 0 ? programs : VenueFolder.ProgramFolders(plan)).Where(Directory.Exists))
        {
            if (!ShouldProcess(program, SR.ActionLookBeside))
            {
                continue;
            }

            var left = Await((_, stop) => FolderSurroundings.Of(program, CaseFolders.Carried(folder, Clock), stop));
            CaseFolders.KeepBeside(folder, Clock, program, left);
            if (left.Count > 0)
            {
                WriteWarning(SR.FolderLeftWarning.With(program, string.Join(", ", left)));
            }
        }
    }

    // Folders of one name lie in different places, and so do their copies.
    private static string Below(string destination, string source) => System.IO.Path.Combine(
        [destination, .. (System.IO.Path.GetDirectoryName(source.TrimEnd('/', '\\')) ?? "").Split('/', '\\').Select(name => name.TrimEnd(':')).Where(name => name.Length > 0)]);

    private void RequireNamed(string source, bool isLiteral)
    {
        if (!isLiteral && FolderBackup.IsLink(source)
            && !Path.Any(path => !WildcardPattern.ContainsWildcardCharacters(path) && string.Equals(FullPath(path), source, StringComparison.OrdinalIgnoreCase)))
        {
            throw MigrationException.Because(nameof(SR.FolderIsLink), source, source);
        }
    }

    private void Copy(string source, string destination, string? folder)
    {
        var request = new FolderBackupRequest
        {
            Source = source,
            Destination = destination,
            Force = Force,
            IsUpdate = folder is not null,
            BytesPerSecondLimit = BytesPerSecondLimit > 0 ? BytesPerSecondLimit : null,
            ModuleVersion = ModuleIdentity.Version,
        };
        if (ShouldProcess(source, SR.ActionBackupFolder.With(request.Destination)))
        {
            Stream(Carry);
        }

        IEnumerable<FolderBackupResult> Carry(PipelineObserver reports, CancellationToken stop)
        {
            if (folder is not null)
            {
                CaseFolders.RequireJournal(folder, Clock);
            }

            var result = new FolderBackup(reports).Run(request, fault => reports.Fault(RecordOf(fault)), stop);
            if (folder is not null)
            {
                CaseFolders.Keep(folder, Clock, result.Source, result.ListFile, result.Sha256);
            }

            yield return result;
        }
    }
}
