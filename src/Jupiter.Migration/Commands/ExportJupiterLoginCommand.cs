using System;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Protection;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Writes the logins that a database needs to a file that only the holder of a certificate can open (clauses R2, S2).</summary>
[Cmdlet(VerbsData.Export, "JupiterLogin", SupportsShouldProcess = true, DefaultParameterSetName = "Database")]
[OutputType(typeof(LoginExport))]
[Raises(ErrorArea.Database, ErrorArea.DatabaseName, ErrorArea.Logins, ErrorArea.LoginExport,
    ErrorArea.Path, ErrorArea.File, ErrorArea.Case, ErrorArea.Journal, ErrorArea.CaseWriting, ErrorArea.Approval, ErrorArea.Turn, ErrorArea.CaseStep)]
public sealed class ExportJupiterLoginCommand : InstanceCommand
{
    /// <summary>The database whose users' logins, and whose owner's, are written.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Database", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    public string Database { get; set; } = "";

    /// <summary>Writes every login of the server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public string LiteralPath { get; set; } = "";

    /// <summary>Whose certificate opens the file: a path, a thumbprint, a subject or a certificate, as Protect-CmsMessage takes it.</summary>
    [Parameter(Mandatory = true, Position = 3)]
    [Alias("To")]
    public CmsMessageRecipient[] CmsMessageRecipient { get; set; } = [];

    /// <summary>Replaces a file that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Folder of a case: its journal keeps where the file is and its SHA-256, which the case asks for before the old server is locked and wiped.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Case { get; set; }

    /// <summary>Lets whoever may read the folder read the file; without it only its owner and administrators may.</summary>
    [Parameter]
    public SwitchParameter Shared { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = FullPath(LiteralPath);
        if (System.IO.File.Exists(path) && !Force)
        {
            throw MigrationException.Because(nameof(SR.LoginsFileExists), path, path);
        }

        var folder = Case is null ? null : FullPath(Case);
        var recipients = Recipients.Resolve(CmsMessageRecipient, SessionState, ResolutionPurpose.Encryption);
        if (!ShouldProcess(ServerInstance.Text, SR.ActionExportLogins.With(path)))
        {
            return;
        }

        var plan = folder is null ? null : Await((_, _) => CaseLoginFile.Require(folder, Clock, path));
        if (plan is not null)
        {
            CmdletStep.RequirePlanned("R2, S2", "-ServerInstance", Planned(ServerInstance), plan.OldServerInstance);
            CmdletStep.RequirePlanned("R2, S2", "-Database", All ? plan.Venue.Database : Database, plan.Venue.Database);
        }

        using var instance = Open(ServerInstance);
        WriteObject(Await((observer, stop) =>
        {
            var store = LoginStores.Of(instance);
            var logins = store.ReadLogins(All ? null : Database, stop);
            var entry = All ? null : store.ReadEntry(Database, stop);
            var notCarried = (entry?.Used ?? []).Where(used => !logins.Any(login => login.Sid.SequenceEqual(used.Sid))).ToArray();
            foreach (var used in notCarried)
            {
                observer.Warn(SR.EntryLeftBehind.With(used.Name, SR.EntryUse.With(used.ProgramName, used.HostName)));
            }

            var file = new LoginFile
            {
                ServerInstance = ServerInstance.Text,
                Database = All ? null : Database,
                ReadAt = RunClock.Now,
                Entry = entry,
                Logins = logins,
            };
            var bytes = Encoding.ASCII.GetBytes(CmsEnvelope.Protect(file.ToJson(), recipients));
            FileErrors.Named(path, () => DurableFile.Write(path, bytes, Shared ? FileRights.OfFolder : FileRights.Owner));
            var export = new LoginExport
            {
                LiteralPath = path,
                Sha256 = Hexadecimal.Sha256(bytes),
                CaseId = plan?.Id,
                SourceServerInstance = ServerInstance.Text,
                Database = file.Database,
                Logins = logins.Select(login => login.Name).ToArray(),
                NotCarried = notCarried.Select(used => used.Name).Distinct().ToArray(),
                Recipients = recipients.Cast<X509Certificate2>().Select(certificate => certificate.Thumbprint).ToArray(),
            };
            if (folder is not null)
            {
                CaseLoginFile.Keep(folder, Clock, path, export.Sha256, export.Logins);
            }

            return export;
        }));
    }
}
