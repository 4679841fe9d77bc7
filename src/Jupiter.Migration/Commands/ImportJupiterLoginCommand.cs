using System;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Protection;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Makes the logins that Export-JupiterLogin wrote on the new server, with the same SIDs and passwords (clauses R4b, S4c).</summary>
[Cmdlet(VerbsData.Import, "JupiterLogin", SupportsShouldProcess = true)]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.Logins, ErrorArea.LoginImport, ErrorArea.Path, ErrorArea.File,
    ErrorArea.Case, ErrorArea.Journal, ErrorArea.CaseWriting, ErrorArea.Approval, ErrorArea.Turn, ErrorArea.CaseStep)]
public sealed class ImportJupiterLoginCommand : InstanceCommand
{
    /// <summary>The file that Export-JupiterLogin wrote.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string LiteralPath { get; set; } = "";

    /// <summary>A certificate with its private key that opens the file, when it is not among those of this account.</summary>
    [Parameter]
    [Alias("To")]
    public CmsMessageRecipient[] CmsMessageRecipient { get; set; } = [];

    /// <summary>Folder of a case: refused unless it is approved and the turn of the step in which the server is prepared.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Case { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = FullPath(LiteralPath);
        var folder = Case is null ? null : FullPath(Case);
        var certificates = CmsMessageRecipient.Length == 0
            ? []
            : Recipients.Resolve(CmsMessageRecipient, SessionState, ResolutionPurpose.Decryption);
        var json = CmsEnvelope.Unprotect(path, certificates);
        LoginFile file;
        try
        {
            file = LoginFile.Parse(path, json);
        }
        finally
        {
            Array.Clear(json, 0, json.Length);
        }

        var chosen = file.Logins.Where(login => ShouldProcess(ServerInstance.Text, SR.ActionImportLogin.With(login.Name))).ToArray();
        if (chosen.Length == 0)
        {
            return;
        }

        var plan = folder is null ? null : Await((_, _) => CmdletStep.RequireTurn(folder, Clock, "S4a", "P3"));
        if (plan is not null)
        {
            CmdletStep.RequirePlanned("P3, S4a", "-ServerInstance", Planned(ServerInstance), plan.NewServerInstance);
        }

        using var instance = Open(ServerInstance);
        var store = LoginStores.Of(instance);
        Stream((_, stop) => chosen.Select(login => Of(store.WriteLogin(login, file.Database, stop), plan?.Id)));
        if (file is not { Entry: { } entry, Database: { } database })
        {
            return;
        }

        var asked = Await((_, stop) => Ask(instance, store, database, entry, stop));
        if (folder is not null)
        {
            Await((_, _) =>
            {
                CmdletStep.KeepAskedLogins(folder, Clock, asked);
                return true;
            });
        }

        WriteObject(asked.Select(result => Of(result, plan?.Id)), enumerateCollection: true);
    }

    // What was imported serves once the database is there: its owner is who it was, and each that came in is asked for.
    private static CheckResult[] Ask(IDatabaseInstance instance, ILoginStore store, string database, EntryRecord entry, CancellationToken stop)
    {
        if (instance.FindDatabase(database, stop) is null)
        {
            return [.. store.CheckEntry(null, entry, stop)];
        }

        CheckResult[] given = entry.Owner is { } owner && !owner.IsBuiltInAdministrator() ? [store.GiveToOwner(database, owner, stop)] : [];
        return [.. given, .. EntryCheck.Run(instance, database, entry, null, stop).Where(result => given.Length == 0 || result.Id != given[0].Id)];
    }

    private static PSObject Of(CheckResult result, string? caseId)
    {
        var output = new PSObject(result);
        output.Properties.Add(new PSNoteProperty(nameof(DatabaseLock.CaseId), caseId));
        output.Properties.Add(new PSNoteProperty(nameof(DatabaseLock.Approval), caseId is null ? SR.OutsideAnyCase : SR.InsideCase.With(caseId)));
        return output;
    }
}
