using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Protection;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Writes the logins that a database needs to a file that only the holder of a certificate can open (clauses R2, S2).</summary>
[Cmdlet(VerbsData.Export, "JupiterLogin", SupportsShouldProcess = true, DefaultParameterSetName = "Database")]
[OutputType(typeof(LoginExport))]
[Raises(ErrorArea.Database, ErrorArea.DatabaseName, ErrorArea.Logins, ErrorArea.LoginExport, ErrorArea.BackupWriting, ErrorArea.BackupMedium,
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

    /// <summary>
    /// Also takes COPY_ONLY backups of master and msdb, encrypted beside the file of logins. The server first writes them, unencrypted, to this folder,
    /// which it and this computer see under one path; there they are removed whatever happens.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SystemDatabaseFolder { get; set; }

    /// <summary>Lets whoever may read the folder read the file; without it only its owner and administrators may.</summary>
    [Parameter]
    public SwitchParameter Shared { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = FullPath(LiteralPath);
        var passed = SystemDatabaseFolder is null ? null : FullPath(SystemDatabaseFolder);
        string[] written = [path, .. passed is null ? [] : SystemDatabaseCopies.Databases.Select(database => SystemDatabaseCopies.Encrypted(path, database))];
        if (!Force && written.FirstOrDefault(System.IO.File.Exists) is { } there)
        {
            throw MigrationException.Because(nameof(SR.LoginsFileExists), there, there);
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
            var names = CaseDatabase.Of(plan).Select(each => each.Name).ToArray();
            CmdletStep.RequirePlanned(
                "R2, S2", "-Database", All ? names[0] : Database, names.FirstOrDefault(name => string.Equals(name, Database, StringComparison.OrdinalIgnoreCase)) ?? names[0]);
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
            var rights = Shared ? FileRights.OfFolder : FileRights.Owner;
            var bytes = Encoding.ASCII.GetBytes(CmsEnvelope.Protect(file.ToJson(), recipients));
            FileErrors.Named(path, () => DurableFile.Write(path, bytes, rights));
            var (sha256, names) = (Hexadecimal.Sha256(bytes), logins.Select(login => login.Name).ToArray());
            if (folder is not null)
            {
                CaseLoginFile.Keep(folder, Clock, path, sha256, names);
            }

            // The logins are what the night needs: they are there whatever becomes of the copies.
            var copies = passed is null ? [] : MakeCopies(store, passed, path, folder, recipients, rights, observer, stop);
            var export = new LoginExport
            {
                LiteralPath = path,
                Sha256 = sha256,
                CaseId = plan?.Id,
                SourceServerInstance = ServerInstance.Text,
                Database = file.Database,
                SystemDatabases = [.. copies.Select(copy => copy.File)],
                Logins = names,
                NotCarried = notCarried.Select(used => used.Name).Distinct().ToArray(),
                Recipients = recipients.Cast<X509Certificate2>().Select(certificate => certificate.Thumbprint).ToArray(),
            };
            return export;
        }));
    }

    private static IReadOnlyList<(string File, string Sha256)> MakeCopies(
        ILoginStore store, string passed, string path, string? folder, X509Certificate2Collection recipients, FileRights rights, IOperationObserver observer, CancellationToken stop)
    {
        var places = SystemDatabaseCopies.Databases.ToDictionary(database => database, database => SystemDatabaseCopies.Unencrypted(passed, database));
        var announced = places.Values.ToArray();
        if (folder is not null)
        {
            CaseLoginFile.Announce(folder, Clock, announced);
        }

        IReadOnlyList<(string File, string Sha256)> copies = [];
        try
        {
            return copies = SystemDatabaseCopies.Make(store, places, path, recipients, rights, observer, stop);
        }
        finally
        {
            if (folder is not null)
            {
                CaseLoginFile.End(folder, Clock, copies, [.. announced.Except(places.Values)]);
            }
        }
    }
}
