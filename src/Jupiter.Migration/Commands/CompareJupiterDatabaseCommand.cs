using System.Management.Automation;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Logins;

namespace Jupiter.Migration.Commands;

/// <summary>Compares a database with the fingerprint of its source, which may be switched off by now (clauses R4b, S4c).</summary>
[Cmdlet(VerbsData.Compare, "JupiterDatabase")]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.DatabaseFile, ErrorArea.DatabaseContent, ErrorArea.Manifest, ErrorArea.Path, ErrorArea.File)]
public sealed class CompareJupiterDatabaseCommand : DatabaseCommand
{
    /// <summary>The manifest that stands beside the backup.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string Manifest { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = FullPath(Manifest);
        using var instance = Open(ServerInstance);
        WriteObject(
            Await((observer, stop) =>
            {
                var manifest = ManifestFile.Read(path);
                using var content = instance.OpenContent(Database, stop);
                return DatabaseComparison.Compare(manifest.Content, FingerprintWork.Run(Database, content, 0, observer, stop), OwnerStandIns.Of(instance, Database, manifest.BackupSet?.Entry, stop));
            }),
            enumerateCollection: true);
    }
}
